import type { EventCount } from '@facet/protocol';
import { Code, Group, Paper, Text } from '@mantine/core';
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
      >
        {events.map(({ name, lastDay, lastWeek, lastSeenAt }) => (
          <tr key={name}>
            <td>
              <Group gap="xs">
                <Text span size="sm" fw={500}>
                  {findEventWords(name) ?? 'Your own'}
                </Text>
                <Code>{name}</Code>
              </Group>
            </td>
            <td data-figure data-label="24 hours">
              <span>{lastDay.toLocaleString('en')}</span>
            </td>
            <td data-figure data-label="7 days">
              <span>{lastWeek.toLocaleString('en')}</span>
            </td>
            <td data-label="Last">
              <Text span size="sm" c="dimmed">
                <When at={lastSeenAt} />
              </Text>
            </td>
          </tr>
        ))}
      </StackedTable>
    </Paper>
  );
}
