import type { Revenue } from '@facet/protocol';
import { Paper, Table, Title } from '@mantine/core';
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
          <Table.Tr key={currency ?? ''}>
            <Table.Td>{currency ?? 'None named'}</Table.Td>
            <Table.Td ta="right" data-label="Orders">
              <span>{orders.toLocaleString('en')}</span>
            </Table.Td>
            <Table.Td ta="right" data-label="Revenue">
              <span>{toMoney(value, currency)}</span>
            </Table.Td>
          </Table.Tr>
        ))}
      </StackedTable>
    </Paper>
  );
}
