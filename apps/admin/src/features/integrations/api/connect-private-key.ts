import type { ConnectPrivateKey } from '@facet/protocol';
import { requestNothing } from '../../../lib/api/request.ts';

/** Connects by a read-only private key instead of a sign-in. */
export function connectPrivateKey(storeId: string, body: ConnectPrivateKey): Promise<void> {
  return requestNothing(`/stores/${storeId}/klaviyo/private-key`, { method: 'POST', body });
}
