import { defineRoute } from '../../http/define-route.ts';
import { clearSessionCookie, findSessionToken } from '../../http/session-cookie.ts';

/** `DELETE /api/v1/session` */
export const signOutRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/session',
  summary: 'Sign out',
  access: 'public',
  handle: async ({ context, request, reply }) => {
    const token = findSessionToken(request, context.publicUrl());
    if (token !== undefined) await context.access.signOut(token);
    clearSessionCookie(reply, context.publicUrl());
  },
});
