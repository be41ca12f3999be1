import { type AuditFilter, auditFiltersSchema, auditPageSchema } from '@facet/protocol';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** What members changed, newest first, a page at a time. */
export const auditQuery = (storeId: string, filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['stores', storeId, 'audit', filter],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, value);
      if (pageParam !== null) query.set('before', pageParam);
      return request(auditPageSchema, `/stores/${storeId}/audit?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** By what the log can be filtered. */
export const auditFiltersQuery = (storeId: string, scope: 'store' | 'installation') =>
  queryOptions({
    queryKey: ['stores', storeId, 'audit-filters', scope],
    queryFn: ({ signal }) =>
      request(auditFiltersSchema, `/stores/${storeId}/audit/filters?scope=${scope}`, { signal }),
  });
