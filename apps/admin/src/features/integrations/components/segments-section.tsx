import type { Segment } from '@facet/protocol';
import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { segmentsQuery } from '../../../lib/klaviyo/list-segments.ts';
import { toListPollMs } from '../../../lib/klaviyo/poll-interval.ts';
import { TextLink } from '../../../ui/link-components.tsx';
import { QueryView, SkeletonLines } from '../../../ui/query-view.tsx';
import { CatalogueAge } from '../../../ui/segments/catalogue-age.tsx';
import { Readiness } from '../../../ui/segments/readiness.tsx';
import { ReadingNotice } from '../../../ui/segments/reading-notice.tsx';

const mostShown = 100;

/** How well the segments are known, and how far those have come that are kept ready. */
export function SegmentsSection({ storeId }: { readonly storeId: string }) {
  const ready = useQuery({
    ...segmentsQuery(storeId, { ready: true, size: mostShown }),
    refetchInterval: ({ state }) => toListPollMs(state.data),
  });
  return (
    <Stack gap="sm" component="section" aria-labelledby="segments-title">
      <Group justify="space-between" gap="xs">
        <Title order={4} size="h5" id="segments-title">
          Segments
        </Title>
        <TextLink size="sm" to="/stores/$storeId/segments" params={{ storeId }}>
          See and search them all
        </TextLink>
      </Group>
      <QueryView query={ready} loading={<SkeletonLines lines={1} />}>
        {(list) => (
          <>
            <ReadingNotice storeId={storeId} list={list} />
            <CatalogueAge storeId={storeId} list={list} />
            <KeptReady storeId={storeId} segments={list.segments} total={list.total} />
          </>
        )}
      </QueryView>
    </Stack>
  );
}

type KeptProps = {
  readonly storeId: string;
  readonly segments: readonly Segment[];
  readonly total: number;
};

function KeptReady({ storeId, segments, total }: KeptProps) {
  if (segments.length === 0) {
    return (
      <Text size="sm" c="dimmed" maw={840}>
        No segment is kept ready. Before a campaign, switch that on for the segments that it targets: new
        visitors then see sooner what is for them.
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        Kept ready
      </Text>
      {segments.map((segment) =>
        segment.warm === null ? null : (
          <div key={segment.id} style={{ overflowWrap: 'anywhere' }}>
            <Text size="sm">
              <bdi>{segment.name}</bdi>
            </Text>
            <Readiness storeId={storeId} segment={segment} warm={segment.warm} />
          </div>
        ),
      )}
      {total > segments.length ? (
        <Text size="sm" c="dimmed">
          And {(total - segments.length).toLocaleString('en')} more.
        </Text>
      ) : null}
    </Stack>
  );
}
