import { changeAccountSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `PATCH /api/v1/account` */
export const changeAccountRoute = defineRoute({
  method: 'PATCH',
  path: '/api/v1/account',
  summary: 'Change your own name',
  access: 'viewer',
  tokens: 'none',
  body: changeAccountSchema,
  handle: ({ context, body, member }) => context.account.rename(member, body),
});
