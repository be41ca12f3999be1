import { requestNothing } from '../../../lib/api/request.ts';

/** Takes no more hints from Klaviyo flows. */
export function removeHints(storeId: string): Promise<void> {
  return requestNothing(`/stores/${storeId}/klaviyo/hints`, { method: 'DELETE' });
}
