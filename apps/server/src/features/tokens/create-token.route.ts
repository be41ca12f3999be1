import { createApiTokenSchema, newApiTokenSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/tokens` */
export const createTokenRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/tokens',
  summary: 'Make a token for a program; its secret is shown this once',
  access: 'owner',
  body: createApiTokenSchema,
  response: newApiTokenSchema,
  status: 201,
  handle: ({ context, body, member }) => context.tokens.create(body, member),
});
