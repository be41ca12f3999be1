import { type Hints, hintsSchema } from '@facet/protocol';
import { request } from '../../../lib/api/request.ts';

/** Lets a Klaviyo flow send hints, with a new secret that ends the one before and is told this once. */
export function createHints(storeId: string): Promise<Hints> {
  return request(hintsSchema, `/stores/${storeId}/klaviyo/hints`, { method: 'POST' });
}
