import { sessionSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';
import { toMember } from './caller.ts';

/** `GET /api/v1/session` */
export const getSessionRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/session',
  summary: 'Who is asking',
  access: 'public',
  response: sessionSchema,
  handle: async ({ context, member }) => {
    if (member !== null) return { state: 'signed_in', member: toMember(member) };
    return { state: (await context.access.needsOwner()) ? 'needs_owner' : 'signed_out' };
  },
});
