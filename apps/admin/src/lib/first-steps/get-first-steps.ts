import { firstStepsSchema } from '@facet/protocol';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/request.ts';

/** What a new store still needs. */
export const firstStepsQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'first-steps'],
    queryFn: ({ signal }) => request(firstStepsSchema, `/stores/${storeId}/first-steps`, { signal }),
  });
