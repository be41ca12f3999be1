import type { EventCount } from '@facet/protocol';
import { Code, Group, Paper, Table, Text } from '@mantine/core';
import { findEventWords } from '../../../lib/events/event-words.ts';
import stacked from '../../../ui/stacked-table.module.css';
import { When } from '../../../ui/when.tsx';

/** How often each thing was done lately, the most frequent first. */
export function EventTable({ events }: { readonly events: readonly EventCount[] }) {
  return (
    <Paper withBorder>
      <Table verticalSpacing="sm" className={stacked['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Event</Table.Th>
            <Table.Th ta="right">Last 24 hours</Table.Th>
            <Table.Th ta="right">Last 7 days</Table.Th>
            <Table.Th>Last reported</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
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
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
