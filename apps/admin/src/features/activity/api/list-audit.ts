import { auditPageSchema } from '@facet/protocol';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** What members changed, newest first, a page at a time. */
export const auditQuery = (storeId: string) =>
  infiniteQueryOptions({
    queryKey: ['stores', storeId, 'audit'],
    queryFn: ({ pageParam, signal }) =>
      request(
        auditPageSchema,
        `/stores/${storeId}/audit${pageParam === null ? '' : `?before=${encodeURIComponent(pageParam)}`}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
