import type { SegmentList } from '@facet/protocol';
import { Paper, Text } from '@mantine/core';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { StackedTable } from '../../../ui/stacked-table.tsx';
import { SegmentRow } from './segment-row.tsx';

type Props = {
  readonly storeId: string;
  readonly list: SegmentList;
  readonly search: string;
  readonly onlyUsed: boolean;
  /** Whether these are still the ones of the page before. */
  readonly isOld: boolean;
};

/** What was found, starred first as the server orders it. */
export function SegmentResults({ storeId, list, search, onlyUsed, isOld }: Props) {
  if (list.segments.length === 0) return <Nothing list={list} search={search} onlyUsed={onlyUsed} />;
  return (
    <>
      <WhatKeepReadyDoes />
      <Paper withBorder aria-busy={isOld} style={{ opacity: isOld ? 0.6 : 1 }}>
        <StackedTable headings={['Segment', 'State', 'Members', 'Keep ready', 'Used in']} leads>
          {list.segments.map((segment) => (
            <SegmentRow key={segment.id} storeId={storeId} segment={segment} />
          ))}
        </StackedTable>
      </Paper>
    </>
  );
}

function Nothing({ list, search, onlyUsed }: Pick<Props, 'list' | 'search' | 'onlyUsed'>) {
  if (list.total > 0) {
    return (
      <EmptyState title="There is no such page">
        The list has become shorter since this address was made. Go back to an earlier page.
      </EmptyState>
    );
  }
  if (search !== '') {
    return (
      <EmptyState title={`No segment is called “${search}”`}>
        {list.reading === null
          ? 'Look for a part of its name. Lists and profile tags are not offered.'
          : 'Not all segments are read yet: it may still come.'}
      </EmptyState>
    );
  }
  if (onlyUsed) {
    return (
      <EmptyState title="No segment is in use">
        Choose one in the Targeting tab of a test or personalization; it then appears here.
      </EmptyState>
    );
  }
  if (list.reading !== null) return null;
  return (
    <EmptyState title="No segments yet">
      Your Klaviyo account has none. Create one in Klaviyo under Lists &amp; Segments, such as VIP; it appears
      here within minutes.
    </EmptyState>
  );
}

function WhatKeepReadyDoes() {
  return (
    <Text size="sm" c="dimmed" maw={840}>
      <b>Keep ready</b> reads all members of a segment ahead of time, so that new visitors see sooner what is
      for them. Switch it on before a campaign to the segment. Who joins later is added within minutes; who
      leaves is noticed once what is remembered is old.
    </Text>
  );
}
