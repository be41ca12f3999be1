import { klaviyoConnectionSchema } from '@facet/protocol';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/request.ts';

/** A store's connection to Klaviyo. */
export const connectionQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'klaviyo'],
    queryFn: ({ signal }) => request(klaviyoConnectionSchema, `/stores/${storeId}/klaviyo`, { signal }),
  });
