import { apiTokenListSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';
import { pageSchema, toPage } from '../../http/paging.ts';

/** `GET /api/v1/tokens` */
export const listTokensRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/tokens',
  summary: 'Tokens of programs, newest first',
  access: 'owner',
  query: pageSchema,
  response: apiTokenListSchema,
  handle: ({ context, query }) => context.tokens.list(toPage(query.page)),
});
