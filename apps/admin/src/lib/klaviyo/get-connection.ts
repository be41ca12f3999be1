import { type KlaviyoConnection, klaviyoConnectionSchema } from '@facet/protocol';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '../api/request.ts';

/** A store's connection to Klaviyo. */
export const connectionQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'klaviyo'],
    queryFn: ({ signal }) => request(klaviyoConnectionSchema, `/stores/${storeId}/klaviyo`, { signal }),
  });

/** The connection, where it has ended and somebody has to connect again: until then Klaviyo is asked in vain. */
export function useEndedConnection(storeId: string): KlaviyoConnection | undefined {
  const { data } = useQuery(connectionQuery(storeId));
  return data?.state === 'reconnect_needed' ? data : undefined;
}
