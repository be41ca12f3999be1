import { unknownCauses } from '@facet/engine';
import type { Inspection } from '@facet/protocol';
import { Table, Text } from '@mantine/core';
import { causeWords } from '../../../lib/trace/reason-words.ts';
import { StackedTable } from '../../../ui/stacked-table.tsx';
import { ValueMark } from '../../../ui/value-mark.tsx';
import { When } from '../../../ui/when.tsx';

const values = { in: ['true', 'In'], out: ['false', 'Not in'], unknown: ['unknown', 'Not known'] } as const;

/** Which segments the visitor is in, and how old that knowledge is. */
export function MembershipTable({ memberships }: Pick<Inspection, 'memberships'>) {
  return (
    <StackedTable headings={['Segment', 'Membership', 'Read from Klaviyo']}>
      {memberships.map((membership) => {
        const [value, label] = values[membership.state];
        return (
          <Table.Tr key={membership.segmentId}>
            <Table.Td fw={600}>{membership.segmentName}</Table.Td>
            <Table.Td data-label="Membership">
              <ValueMark value={value} label={label} />
              {membership.cause === null ? null : (
                <Text size="sm" c="dimmed">
                  {toCauseWords(membership.cause)}
                </Text>
              )}
            </Table.Td>
            <Table.Td data-label="Read">
              <span>
                {membership.readAt === null ? '–' : <When at={membership.readAt} />}
                {membership.stale ? ' (older than usual: Klaviyo does not answer)' : ''}
              </span>
            </Table.Td>
          </Table.Tr>
        );
      })}
    </StackedTable>
  );
}

function toCauseWords(cause: string): string {
  const known = unknownCauses.find((candidate) => candidate === cause);
  return known === undefined ? cause : causeWords[known];
}
