import { segmentCountSchema } from '@facet/protocol';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/request.ts';

const freshMs = 10 * 60_000;

/** How many people Klaviyo counts in a segment; each costs a call to Klaviyo. */
export const segmentCountQuery = (storeId: string, segmentId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'segments', 'count', segmentId],
    queryFn: ({ signal }) =>
      request(segmentCountSchema, `/stores/${storeId}/segments/${encodeURIComponent(segmentId)}/count`, {
        signal,
      }),
    staleTime: freshMs,
    gcTime: freshMs,
  });
