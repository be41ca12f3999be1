import { requestNothing } from '../../../lib/api/request.ts';

/** Ends the session. */
export function signOut(): Promise<void> {
  return requestNothing('/session', { method: 'DELETE' });
}
