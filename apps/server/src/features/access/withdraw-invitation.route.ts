import { defineRoute } from '../../http/define-route.ts';

/** `DELETE /api/v1/invitations/:invitationId` */
export const withdrawInvitationRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/invitations/:invitationId',
  summary: 'Withdraw an invitation; its link ends',
  access: 'owner',
  handle: ({ context, params, member }) => context.members.withdrawInvitation(params.invitationId, member),
});
