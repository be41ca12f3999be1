import type { ApiToken } from '@facet/protocol';
import { Paper, Table, VisuallyHidden } from '@mantine/core';
import stacked from '../../../ui/stacked-table.module.css';
import { TokenRow } from './token-row.tsx';

/** Tokens, newest first. */
export function TokenTable({ tokens }: { readonly tokens: readonly ApiToken[] }) {
  return (
    <Paper withBorder>
      <Table verticalSpacing="sm" className={stacked['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Token</Table.Th>
            <Table.Th>May</Table.Th>
            <Table.Th>Acts for</Table.Th>
            <Table.Th>Last used</Table.Th>
            <Table.Th>Works until</Table.Th>
            <Table.Th>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
