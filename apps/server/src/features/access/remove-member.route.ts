import { defineRoute } from '../../http/define-route.ts';

/** `DELETE /api/v1/members/:memberId` */
export const removeMemberRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/members/:memberId',
  summary: 'Remove a member; their sessions and tokens end at once',
  access: 'owner',
  handle: ({ context, params, member }) => context.members.remove(params.memberId, member),
});
