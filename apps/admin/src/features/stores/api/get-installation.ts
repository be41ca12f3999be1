import { installationSchema, type PageLook, pageLookSchema } from '@facet/protocol';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** Whether the script is seen on the store's pages. */
export const installationQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'installation'],
    queryFn: ({ signal }) => request(installationSchema, `/stores/${storeId}/installation`, { signal }),
  });

/** Lets the server look for the line on the first page of one of the store's origins. */
export function lookAtPage(storeId: string, origin: string): Promise<PageLook> {
  return request(pageLookSchema, `/stores/${storeId}/installation/look`, {
    method: 'POST',
    body: { origin },
  });
}
