import { requestNothing } from '../../../lib/api/request.ts';

/** Revokes Facet's access and erases all that is remembered of the store's visitors. */
export function disconnectKlaviyo(storeId: string): Promise<void> {
  return requestNothing(`/stores/${storeId}/klaviyo`, { method: 'DELETE' });
}
