import type { Segment, SegmentList } from '@facet/protocol';
import { Alert, Paper, Table, Text } from '@mantine/core';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconStar } from '../../../ui/icons.ts';
import { ShowMore } from '../../../ui/show-more.tsx';
import stacked from '../../../ui/stacked-table.module.css';
import { CatalogueAge } from './catalogue-age.tsx';
import { SegmentRow } from './segment-row.tsx';

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
      <StarAdvice segments={list.segments} />
      <ShowMore key={search} items={list.segments}>
        {(shown) => (
          <Paper withBorder>
            <Table verticalSpacing="sm" highlightOnHover className={stacked['table'] ?? ''}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Segment</Table.Th>
                  <Table.Th>State</Table.Th>
                  <Table.Th>Members</Table.Th>
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
