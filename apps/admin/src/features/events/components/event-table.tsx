import type { EventCount } from '@facet/protocol';
import { Code, Group, Paper, Table, Text } from '@mantine/core';
import { findEventWords } from '../../../lib/events/event-words.ts';
import { StackedTable } from '../../../ui/stacked-table.tsx';
import { When } from '../../../ui/when.tsx';

/** How often each thing was done lately, the most frequent first. */
export function EventTable({ events }: { readonly events: readonly EventCount[] }) {
  return (
    <Paper withBorder>
      <StackedTable
        headings={['Event', 'Last 24 hours', 'Last 7 days', 'Last reported']}
        figures={['Last 24 hours', 'Last 7 days']}
        verticalSpacing="sm"
      >
        {events.map(({ name, lastDay, lastWeek, lastSeenAt }) => (
          <Table.Tr key={name}>
            <Table.Td>
              <Group gap="xs">
                <Text span size="sm" fw={500}>
                  {findEventWords(name) ?? 'Your own'}
                </Text>
                <Code>{name}</Code>
              </Group>
            </Table.Td>
            <Table.Td ta="right" data-label="24 hours">
              <span>{lastDay.toLocaleString('en')}</span>
            </Table.Td>
            <Table.Td ta="right" data-label="7 days">
              <span>{lastWeek.toLocaleString('en')}</span>
            </Table.Td>
            <Table.Td data-label="Last">
              <Text span size="sm" c="dimmed">
                <When at={lastSeenAt} />
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </StackedTable>
    </Paper>
  );
}
