import { storeListSchema } from '@facet/protocol';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/request.ts';

/** The stores of this installation. */
export const storesQuery = queryOptions({
  queryKey: ['stores'],
  queryFn: async ({ signal }) => (await request(storeListSchema, '/stores', { signal })).stores,
});
