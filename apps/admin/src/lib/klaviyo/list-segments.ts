import { segmentListSchema } from '@facet/protocol';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../api/request.ts';

/** The store's Klaviyo segments, starred first; `search` narrows by name on the server. */
export const segmentsQuery = (storeId: string, search = '') =>
  queryOptions({
    queryKey: ['stores', storeId, 'segments', search],
    queryFn: ({ signal }) =>
      request(
        segmentListSchema,
        `/stores/${storeId}/segments${search === '' ? '' : `?search=${encodeURIComponent(search)}`}`,
        { signal },
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
