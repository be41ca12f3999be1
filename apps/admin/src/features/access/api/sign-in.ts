import type { SignIn } from '@facet/protocol';
import { requestNothing } from '../../../lib/api/request.ts';

/** Signs a member in; the server sets the session's cookie. */
export function signIn(body: SignIn): Promise<void> {
  return requestNothing('/session', { method: 'POST', body });
}
