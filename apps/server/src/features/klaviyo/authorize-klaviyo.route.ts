import { authorizeResponseSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/stores/:storeId/klaviyo/authorize` */
export const authorizeKlaviyoRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores/:storeId/klaviyo/authorize',
  summary: 'Begin signing in with Klaviyo: where to send the browser',
  access: 'owner',
  response: authorizeResponseSchema,
  handle: async ({ context, params, member }) => ({
    authorizeUrl: await context.klaviyo.beginSignIn(params.storeId, member),
  }),
});
