import { homeSchema } from '@facet/protocol';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** How the store stands. */
export const homeQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'home'],
    queryFn: ({ signal }) => request(homeSchema, `/stores/${storeId}/home`, { signal }),
  });
