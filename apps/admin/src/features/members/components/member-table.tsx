import type { MemberList } from '@facet/protocol';
import { Paper, Table, VisuallyHidden } from '@mantine/core';
import stacked from '../../../ui/stacked-table.module.css';
import { MemberRow } from './member-row.tsx';

/** Members, each with what can be done about them. */
export function MemberTable({ members }: { readonly members: MemberList['members'] }) {
  return (
    <Paper withBorder>
      <Table verticalSpacing="sm" className={stacked['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Member</Table.Th>
            <Table.Th>Role</Table.Th>
            <Table.Th>Since</Table.Th>
            <Table.Th>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {members.map((member) => (
            <MemberRow key={member.id} member={member} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
