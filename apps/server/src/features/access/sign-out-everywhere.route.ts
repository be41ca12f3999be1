import { defineRoute } from '../../http/define-route.ts';
import { clearSessionCookie } from '../../http/session-cookie.ts';

/** `DELETE /api/v1/account/sessions` */
export const signOutEverywhereRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/account/sessions',
  summary: 'Sign out of all browsers, this one included',
  access: 'viewer',
  tokens: 'none',
  handle: async ({ context, member, reply }) => {
    await context.account.signOutEverywhere(member);
    clearSessionCookie(reply, context.publicUrl());
  },
});
