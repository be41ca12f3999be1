import type { Segment, SegmentList } from '@facet/protocol';
import { Alert, Paper, Table, Text } from '@mantine/core';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconStar } from '../../../ui/icons.ts';
import { ShowMore } from '../../../ui/show-more.tsx';
import stacked from '../../../ui/stacked-table.module.css';
import { CatalogueAge } from './catalogue-age.tsx';
import { SegmentRow } from './segment-row.tsx';
import { TroubleNotice } from './trouble-notice.tsx';

type Props = { readonly storeId: string; readonly list: SegmentList; readonly search: string };

/** What was found, starred first as the server orders it. */
export function SegmentResults({ storeId, list, search }: Props) {
  if (list.segments.length === 0) {
    return search === '' ? (
      <EmptyState title="No segments yet">
        Your Klaviyo account has none. Create one in Klaviyo under Lists &amp; Segments, such as VIP; it
        appears here within minutes.
      </EmptyState>
    ) : (
      <EmptyState title={`No segment is called “${search}”`}>
        Look for a part of its name. Lists and profile tags are not offered.
      </EmptyState>
    );
  }
  return (
    <>
      <TroubleNotice segments={list.segments} />
      <StarAdvice segments={list.segments} />
      <WhatKeepReadyDoes />
      <ShowMore key={search} items={list.segments}>
        {(shown) => (
          <Paper withBorder>
            <Table verticalSpacing="sm" highlightOnHover className={stacked['table'] ?? ''}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Segment</Table.Th>
                  <Table.Th>State</Table.Th>
                  <Table.Th>Members</Table.Th>
                  <Table.Th>Keep ready</Table.Th>
                  <Table.Th>Used in</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {shown.map((segment) => (
                  <SegmentRow key={segment.id} storeId={storeId} segment={segment} />
                ))}
              </Table.Tbody>
            </Table>
          </Paper>
        )}
      </ShowMore>
      <CatalogueAge storeId={storeId} list={list} />
    </>
  );
}

function StarAdvice({ segments }: { readonly segments: readonly Segment[] }) {
  const names = segments
    .filter((segment) => segment.exists && !segment.starred && segment.usedBy.length > 0)
    .map((segment) => segment.name);
  if (names.length === 0) return null;
  return (
    <Alert color="blue" icon={<IconStar aria-hidden />} title="Star the segments you use">
      <Text size="sm">
        In use and not starred in Klaviyo: <b>{names.join(', ')}</b>. Starring them there (Lists &amp;
        Segments) keeps them on top and tells your colleagues that they matter.
      </Text>
    </Alert>
  );
}

function WhatKeepReadyDoes() {
  return (
    <Text size="sm" c="dimmed" maw={840}>
      <b>Keep ready</b> reads all members of a segment ahead of time, so that new visitors get their answer
      with one question to Klaviyo less: recommended for segments that a campaign targets. Who joins later is
      added within minutes; who leaves is noticed within the time that the settings let segments be
      remembered.
    </Text>
  );
}
