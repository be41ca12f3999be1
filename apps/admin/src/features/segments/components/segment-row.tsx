import type { Segment } from '@facet/protocol';
import { Badge, Group, Text, VisuallyHidden } from '@mantine/core';
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
    <tr>
      <td style={{ minWidth: 160 }}>
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
      </td>
      <td data-narrow data-label="State">
        <Badge color={color} variant="light" tt="none" miw="max-content">
          {label}
        </Badge>
        {standing === 'active' ? null : (
          <Text size="sm" c="dimmed">
            {meaning}
          </Text>
        )}
      </td>
      <td data-label="Members">
        {segment.exists ? <MemberCount storeId={storeId} segment={segment} /> : <span>–</span>}
      </td>
      <td data-narrow data-label="Keep ready">
        <KeepReady storeId={storeId} segment={segment} />
      </td>
      <td data-label="Used in" style={{ minWidth: 160 }}>
        <SegmentUsers storeId={storeId} segment={segment} />
      </td>
    </tr>
  );
}
