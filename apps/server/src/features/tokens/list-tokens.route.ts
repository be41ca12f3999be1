import { apiTokenListSchema, partSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/tokens` */
export const listTokensRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/tokens',
  summary: 'Tokens of programs, newest first',
  access: 'owner',
  query: partSchema,
  response: apiTokenListSchema,
  handle: ({ context, query }) => context.tokens.list(query),
});
