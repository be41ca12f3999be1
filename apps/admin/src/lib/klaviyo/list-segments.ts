import { type SegmentList, segmentListSchema } from '@facet/protocol';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../api/request.ts';

/** What the list of segments is narrowed to, on the server; pages count from 1. */
export type SegmentSearch = {
  readonly search?: string;
  /** Only those that experiences ask about. */
  readonly used?: boolean;
  /** Only those whose members are kept ready. */
  readonly ready?: boolean;
  /** Only these, at most a hundred, also where Klaviyo does not list them any more. */
  readonly ids?: readonly string[];
  readonly page?: number;
  readonly size?: number;
};

/** Under which keys answers about segments are kept. */
export const segmentKeys = {
  all: (storeId: string) => ['stores', storeId, 'segments'] as const,
  lists: (storeId: string) => ['stores', storeId, 'segments', 'list'] as const,
};

/** A page of the store's Klaviyo segments, starred first. A text alone is what is searched for. */
export const segmentsQuery = (storeId: string, asked: SegmentSearch | string = {}) => {
  const parameters = toParameters(typeof asked === 'string' ? { search: asked } : asked);
  return queryOptions({
    queryKey: [...segmentKeys.lists(storeId), parameters],
    queryFn: ({ signal }): Promise<SegmentList> =>
      request(segmentListSchema, `/stores/${storeId}/segments?${parameters}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
};

function toParameters({
  search = '',
  used = false,
  ready = false,
  ids,
  page = 1,
  size,
}: SegmentSearch): string {
  const parameters = new URLSearchParams();
  if (search !== '') parameters.set('search', search);
  if (used) parameters.set('used', 'true');
  if (ready) parameters.set('ready', 'true');
  if (ids !== undefined) parameters.set('ids', ids.join(','));
  if (page !== 1) parameters.set('page', String(page));
  if (size !== undefined) parameters.set('size', String(size));
  return parameters.toString();
}
