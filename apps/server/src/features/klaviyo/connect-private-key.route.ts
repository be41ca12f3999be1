import { connectPrivateKeySchema, klaviyoConnectionSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/stores/:storeId/klaviyo/private-key` */
export const connectPrivateKeyRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores/:storeId/klaviyo/private-key',
  summary: 'Connect Klaviyo by a read-only private key',
  access: 'owner',
  body: connectPrivateKeySchema,
  response: klaviyoConnectionSchema,
  handle: async ({ context, params, body, member }) => {
    await context.klaviyo.connectPrivateKey(params.storeId, body.privateKey.trim(), member);
    return context.klaviyo.describe(params.storeId);
  },
});
