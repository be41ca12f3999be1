import { sessionSchema, signInSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';
import { toNetwork } from '../../http/network.ts';
import { setSessionCookie } from '../../http/session-cookie.ts';

/** `POST /api/v1/session` */
export const signInRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/session',
  summary: 'Sign in',
  access: 'public',
  body: signInSchema,
  response: sessionSchema,
  handle: async ({ context, limits, body, request, reply }) => {
    limits.take('signInByAddress', toNetwork(request.ip));
    limits.take('signInByEmail', body.email.trim().toLowerCase());
    const { member, token } = await context.access.signIn(body);
    setSessionCookie(reply, token, context.publicUrl());
    return { state: 'signed_in', member };
  },
});
