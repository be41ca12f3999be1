import { sessionSchema, useEntryLinkSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';
import { toNetwork } from '../../http/network.ts';
import { setSessionCookie } from '../../http/session-cookie.ts';

/** `POST /api/v1/entry-links/use` */
export const useEntryLinkRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/entry-links/use',
  summary: 'Join, or set a new password, by a link; signs in',
  access: 'public',
  body: useEntryLinkSchema,
  response: sessionSchema,
  handle: async ({ context, limits, body, request, reply }) => {
    limits.take('entryLinkByAddress', toNetwork(request.ip));
    const { member, token } = await context.entryLinks.use(body);
    setSessionCookie(reply, token, context.publicUrl());
    return { state: 'signed_in', member };
  },
});
