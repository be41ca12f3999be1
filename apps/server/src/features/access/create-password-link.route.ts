import { entryLinkSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/members/:memberId/password-link` */
export const createPasswordLinkRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/members/:memberId/password-link',
  summary: 'Make a link by which a member sets a new password, once',
  access: 'owner',
  response: entryLinkSchema,
  status: 201,
  handle: ({ context, params, member }) => context.members.createPasswordLink(params.memberId, member),
});
