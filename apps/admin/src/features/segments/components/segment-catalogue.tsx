import { Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { segmentsQuery } from '../../../lib/klaviyo/list-segments.ts';
import { toListPollMs } from '../../../lib/klaviyo/poll-interval.ts';
import { useTypedSearch } from '../../../lib/use-typed-search.ts';
import { IconSearch } from '../../../ui/icons.ts';
import { Pager } from '../../../ui/pager.tsx';
import { QueryView, SkeletonLines } from '../../../ui/query-view.tsx';
import { CatalogueAge } from '../../../ui/segments/catalogue-age.tsx';
import { ReadingNotice } from '../../../ui/segments/reading-notice.tsx';
import { EndedNotice } from './ended-notice.tsx';
import { SegmentResults } from './segment-results.tsx';
import { StarAdvice } from './star-advice.tsx';
import { TroubleNotice } from './trouble-notice.tsx';

type Shown = { readonly search?: string; readonly show?: string; readonly page?: number };

/** Of more that are in use, the first are looked at for advice. */
const mostUsed = 100;

/** The segments of the account, as the address narrows them. */
export function SegmentCatalogue({ storeId }: { readonly storeId: string }) {
  const shown: Shown = useSearch({ from: '/stores/$storeId/segments' });
  const { search = '', page = 1 } = shown;
  const onlyUsed = shown.show === 'used';
  const navigate = useNavigate();
  const go = (next: Shown, replace = true) => {
    void navigate({
      to: '/stores/$storeId/segments',
      params: { storeId },
      search: next,
      replace,
      resetScroll: !replace,
    });
  };
  const { search: _, page: _page, ...view } = shown;
  const typed = useTypedSearch(search, (next) => go(next === '' ? view : { ...view, search: next }));
  const segments = useQuery({
    ...segmentsQuery(storeId, { search, used: onlyUsed, page }),
    refetchInterval: ({ state }) => toListPollMs(state.data),
  });
  const used = useQuery(segmentsQuery(storeId, { used: true, size: mostUsed })).data?.segments ?? [];
  return (
    <Stack>
      <Group align="flex-end" gap="sm">
        <TextInput
          label="Search"
          type="search"
          placeholder="Name of a segment"
          dir="auto"
          maxLength={200}
          leftSection={<IconSearch size={16} aria-hidden />}
          flex="0 1 360px"
          value={typed.text}
          onChange={(event) => typed.onText(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label="Which segments"
          value={onlyUsed ? 'used' : 'all'}
          data={[
            { value: 'all', label: 'All' },
            { value: 'used', label: 'In use' },
          ]}
          onChange={(next) =>
            go({ ...(search === '' ? {} : { search }), ...(next === 'used' ? { show: next } : {}) })
          }
        />
      </Group>
      <QueryView query={segments} loading={<SkeletonLines tall />}>
        {(list) => (
          <>
            <EndedNotice storeId={storeId} readAt={list.readAt} />
            <ReadingNotice storeId={storeId} list={list} />
            <TroubleNotice segments={used} />
            <StarAdvice segments={used} />
            <SegmentResults
              storeId={storeId}
              list={list}
              search={search}
              onlyUsed={onlyUsed}
              isOld={segments.isPlaceholderData}
            />
            <Pager
              page={page}
              total={list.total}
              onPage={(next) =>
                go(
                  {
                    ...view,
                    ...(search === '' ? {} : { search }),
                    ...(next === 1 ? {} : { page: next }),
                  },
                  false,
                )
              }
            />
            <CatalogueAge storeId={storeId} list={list} />
          </>
        )}
      </QueryView>
    </Stack>
  );
}
