import type { ChangeAccount, ChangePassword } from '@facet/protocol';
import { requestNothing } from '../../../lib/api/request.ts';

/** Changes one's own name. */
export function changeAccount(body: ChangeAccount): Promise<void> {
  return requestNothing('/account', { method: 'PATCH', body });
}

/** Changes one's own password; other browsers are signed out. */
export function changePassword(body: ChangePassword): Promise<void> {
  return requestNothing('/account/password', { method: 'POST', body });
}

/** Signs out of all browsers, this one included. */
export function signOutEverywhere(): Promise<void> {
  return requestNothing('/account/sessions', { method: 'DELETE' });
}
