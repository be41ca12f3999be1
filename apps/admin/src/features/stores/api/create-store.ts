import { type CreateStore, type Store, storeSchema } from '@facet/protocol';
import { request } from '../../../lib/api/request.ts';

/** Adds a store to this installation. */
export function createStore(body: CreateStore): Promise<Store> {
  return request(storeSchema, '/stores', { method: 'POST', body });
}
