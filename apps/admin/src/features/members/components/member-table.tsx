import type { MemberList } from '@facet/protocol';
import { Paper } from '@mantine/core';
import { StackedTable } from '../../../ui/stacked-table.tsx';
import { MemberRow } from './member-row.tsx';

/** Members, each with what can be done about them. */
export function MemberTable({ members }: { readonly members: MemberList['members'] }) {
  return (
    <Paper withBorder>
      <StackedTable headings={['Member', 'Role', 'Since']} actions="Actions">
        {members.map((member) => (
          <MemberRow key={member.id} member={member} />
        ))}
      </StackedTable>
    </Paper>
  );
}
