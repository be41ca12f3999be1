import type { Inspection } from '@facet/protocol';
import { Text } from '@mantine/core';
import { toCauseWords } from '../../../lib/trace/reason-words.ts';
import { StackedTable } from '../../../ui/stacked-table.tsx';
import { ValueMark } from '../../../ui/value-mark.tsx';
import { When } from '../../../ui/when.tsx';
import { membershipWords } from '../words.ts';

const values = { in: 'true', out: 'false', unknown: 'unknown' } as const;

/** Which segments the visitor is in, and how old that knowledge is. */
export function MembershipTable({ memberships }: Pick<Inspection, 'memberships'>) {
  return (
    <StackedTable headings={['Segment', 'Membership', 'Read from Klaviyo']}>
      {memberships.map((membership) => (
        <tr key={membership.segmentId}>
          <td data-strong>
            <bdi>{membership.segmentName}</bdi>
          </td>
          <td data-label="Membership">
            <ValueMark value={values[membership.state]} label={membershipWords[membership.state]} />
            {membership.cause === null ? null : (
              <Text size="sm" c="dimmed">
                {toCauseWords(membership.cause)}
              </Text>
            )}
          </td>
          <td data-label="Read">
            <span>
              {membership.readAt === null ? 'Not read' : <When at={membership.readAt} />}
              {membership.stale ? ' (older than usual: Klaviyo does not answer)' : ''}
            </span>
          </td>
        </tr>
      ))}
    </StackedTable>
  );
}
