import { type KlaviyoConnection, klaviyoConnectionSchema } from '@facet/protocol';
import { type QueryKey, queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '../api/request.ts';

/** A store's connection to Klaviyo. */
export const connectionQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'klaviyo'],
    queryFn: ({ signal }) => request(klaviyoConnectionSchema, `/stores/${storeId}/klaviyo`, { signal }),
  });

/** Whether an answer that is kept tells how a store stands with Klaviyo. */
export function isConnection({ queryKey }: { readonly queryKey: QueryKey }): boolean {
  return queryKey[0] === 'stores' && queryKey[2] === 'klaviyo';
}

/** The connection, where it has ended and somebody has to connect again: until then Klaviyo is asked in vain. */
export function useEndedConnection(storeId: string): KlaviyoConnection | undefined {
  const { data } = useQuery(connectionQuery(storeId));
  return data?.state === 'reconnect_needed' ? data : undefined;
}
