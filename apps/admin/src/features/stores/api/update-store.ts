import { type Store, storeSchema, type UpdateStore } from '@facet/protocol';
import { request } from '../../../lib/api/request.ts';

/** Changes what is named of a store's name and settings. */
export function updateStore(storeId: string, body: UpdateStore): Promise<Store> {
  return request(storeSchema, `/stores/${storeId}`, { method: 'PATCH', body });
}
