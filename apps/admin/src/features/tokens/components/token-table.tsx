import type { ApiToken } from '@facet/protocol';
import { Paper } from '@mantine/core';
import { StackedTable } from '../../../ui/stacked-table.tsx';
import { TokenRow } from './token-row.tsx';

/** Tokens, newest first. */
export function TokenTable({ tokens }: { readonly tokens: readonly ApiToken[] }) {
  return (
    <Paper withBorder>
      <StackedTable headings={['Token', 'May', 'Acts for', 'Last used', 'Works until']} actions="Actions">
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} />
        ))}
      </StackedTable>
    </Paper>
  );
}
