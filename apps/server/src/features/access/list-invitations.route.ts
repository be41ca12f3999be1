import { invitationListSchema, partSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/invitations` */
export const listInvitationsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/invitations',
  summary: 'Invitations that nobody has taken yet, newest first',
  access: 'owner',
  query: partSchema,
  response: invitationListSchema,
  handle: ({ context, query }) => context.members.listInvitations(query),
});
