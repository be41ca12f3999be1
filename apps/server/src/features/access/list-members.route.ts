import { memberListSchema } from '@facet/protocol';
import { z } from 'zod';
import { defineRoute } from '../../http/define-route.ts';
import { pageSchema, toPage } from '../../http/paging.ts';

/** `GET /api/v1/members` */
export const listMembersRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/members',
  summary: 'Members, by name',
  access: 'owner',
  query: pageSchema.extend({ search: z.string().max(200).optional() }),
  response: memberListSchema,
  handle: ({ context, query }) => context.members.list(toPage(query.page), query.search ?? ''),
});
