import { createOwnerSchema, sessionSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';
import { toNetwork } from '../../http/network.ts';
import { setSessionCookie } from '../../http/session-cookie.ts';

/** `POST /api/v1/owner` */
export const createOwnerRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/owner',
  summary: 'Create the owner of a new installation, once',
  access: 'public',
  body: createOwnerSchema,
  response: sessionSchema,
  status: 201,
  handle: async ({ context, limits, body, request, reply }) => {
    limits.take('setupByAddress', toNetwork(request.ip));
    const { member, token } = await context.access.createOwner(body);
    setSessionCookie(reply, token, context.publicUrl());
    return { state: 'signed_in', member };
  },
});
