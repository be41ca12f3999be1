import { changePasswordSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';
import { setSessionCookie } from '../../http/session-cookie.ts';

/** `POST /api/v1/account/password` */
export const changePasswordRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/account/password',
  summary: 'Change your own password; other browsers are signed out',
  access: 'viewer',
  tokens: 'none',
  body: changePasswordSchema,
  handle: async ({ context, limits, body, member, reply }) => {
    limits.take('passwordByMember', member.id);
    const token = await context.account.changePassword(member, body);
    setSessionCookie(reply, token, context.publicUrl());
  },
});
