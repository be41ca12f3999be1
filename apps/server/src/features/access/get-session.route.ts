import { sessionSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';
import { findSessionToken } from '../../http/session-cookie.ts';

/** `GET /api/v1/session` */
export const getSessionRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/session',
  summary: 'Who is asking',
  access: 'public',
  response: sessionSchema,
  handle: ({ context, request }) => context.access.describeSession(findSessionToken(request)),
});
