import { memberListQuerySchema, memberListSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/members` */
export const listMembersRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/members',
  summary: 'Members, by name',
  access: 'owner',
  query: memberListQuerySchema,
  response: memberListSchema,
  handle: ({ context, query }) => context.members.list(query),
});
