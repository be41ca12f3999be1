import { type ErasureRequest, erasureSchema } from '@facet/protocol';
import { request } from '../api/request.ts';

/** Erases one person everywhere. The input may be a token: it travels in the body, never in an address. */
export function erasePerson(storeId: string, body: ErasureRequest): Promise<{ readonly erased: boolean }> {
  return request(erasureSchema, `/stores/${storeId}/erasures`, { method: 'POST', body });
}
