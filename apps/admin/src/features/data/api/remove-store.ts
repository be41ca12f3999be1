import type { RemoveStore } from '@facet/protocol';
import { requestNothing } from '../../../lib/api/request.ts';

/** Deletes a store with everything that belongs to it. */
export function removeStore(storeId: string, body: RemoveStore): Promise<void> {
  return requestNothing(`/stores/${storeId}`, { method: 'DELETE', body });
}
