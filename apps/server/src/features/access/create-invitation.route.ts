import { createInvitationSchema, entryLinkSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/invitations` */
export const createInvitationRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/invitations',
  summary: 'Invite somebody by a link that works once',
  access: 'owner',
  body: createInvitationSchema,
  response: entryLinkSchema,
  status: 201,
  handle: ({ context, body, member }) => context.members.invite(body, member),
});
