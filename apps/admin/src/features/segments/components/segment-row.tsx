import type { Segment } from '@facet/protocol';
import { Badge, Group, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconStarFilled } from '../../../ui/icons.ts';
import { standingWords, toStanding } from '../standing.ts';
import { KeepReady } from './keep-ready.tsx';
import { MemberCount } from './member-count.tsx';
import { SegmentUsers } from './segment-users.tsx';

type Props = { readonly storeId: string; readonly segment: Segment };

/** One segment: what it is called, how it is doing, how large it is, whether it is kept ready, where it is used. */
export function SegmentRow({ storeId, segment }: Props) {
  const standing = toStanding(segment);
  const { color, label, meaning } = standingWords[standing];
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          {segment.starred ? (
            <Text span c="yellow.7" lh={0} title="Starred in Klaviyo">
              <IconStarFilled size={16} aria-hidden />
              <VisuallyHidden>Starred in Klaviyo: </VisuallyHidden>
            </Text>
          ) : null}
          <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
            <bdi>{segment.name}</bdi>
          </Text>
        </Group>
      </Table.Td>
      <Table.Td maw={{ sm: 260 }} data-label="State">
        <Badge color={color} variant="light" tt="none">
          {label}
        </Badge>
        {standing === 'active' ? null : (
          <Text size="sm" c="dimmed">
            {meaning}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label="Members">
        {segment.exists ? <MemberCount storeId={storeId} segment={segment} /> : <span>–</span>}
      </Table.Td>
      <Table.Td maw={{ sm: 260 }} data-label="Keep ready">
        <KeepReady storeId={storeId} segment={segment} />
      </Table.Td>
      <Table.Td data-label="Used in">
        <SegmentUsers storeId={storeId} segment={segment} />
      </Table.Td>
    </Table.Tr>
  );
}
