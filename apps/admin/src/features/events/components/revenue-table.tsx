import type { Revenue } from '@facet/protocol';
import { Paper, Title } from '@mantine/core';
import { toMoney } from '../../../lib/format/money.ts';
import { StackedTable } from '../../../ui/stacked-table.tsx';

/** What the orders of the last 7 days came to, by currency. */
export function RevenueTable({ revenue }: { readonly revenue: readonly Revenue[] }) {
  if (revenue.length === 0) return null;
  return (
    <Paper withBorder p="lg">
      <Title order={2} size="h4" mb="xs">
        Revenue of the last 7 days
      </Title>
      <StackedTable headings={['Currency', 'Orders', 'Revenue']} figures={['Orders', 'Revenue']}>
        {revenue.map(({ currency, value, orders }) => (
          <tr key={currency ?? ''}>
            <td>{currency ?? 'None named'}</td>
            <td data-figure data-label="Orders">
              <span>{orders.toLocaleString('en')}</span>
            </td>
            <td data-figure data-label="Revenue">
              <span>{toMoney(value, currency)}</span>
            </td>
          </tr>
        ))}
      </StackedTable>
    </Paper>
  );
}
