import type { CreateOwner } from '@facet/protocol';
import { requestNothing } from '../../../lib/api/request.ts';

/** Creates the installation's first member and signs them in. */
export function createOwner(body: CreateOwner): Promise<void> {
  return requestNothing('/owner', { method: 'POST', body });
}
