import { changeRoleSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `PATCH /api/v1/members/:memberId` */
export const changeRoleRoute = defineRoute({
  method: 'PATCH',
  path: '/api/v1/members/:memberId',
  summary: 'Change what a member may do',
  access: 'owner',
  body: changeRoleSchema,
  handle: ({ context, params, body, member }) => context.members.changeRole(params.memberId, body, member),
});
