import type { Segment } from '@facet/protocol';
import { Alert, List } from '@mantine/core';
import { IconAlertTriangle } from '../../../ui/icons.ts';
import { listTroubles, standingWords } from '../standing.ts';

/** Segments that experiences rely on and that do not work as expected. */
export function TroubleNotice({ segments }: { readonly segments: readonly Segment[] }) {
  const troubles = listTroubles(segments);
  if (troubles.length === 0) return null;
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title="Segments in use that need a look">
      <List size="sm" spacing={4}>
        {troubles.map(({ segment, standing }) => (
          <List.Item key={segment.id}>
            <b>
              <bdi>{segment.name}</bdi>
            </b>
            : {standingWords[standing].label}. {standingWords[standing].meaning}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
