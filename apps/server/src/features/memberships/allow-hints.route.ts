import { hintsSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/stores/:storeId/klaviyo/hints` */
export const allowHintsRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores/:storeId/klaviyo/hints',
  summary: 'Let a Klaviyo flow send hints, with a new secret that is shown once',
  access: 'owner',
  response: hintsSchema,
  handle: async ({ context, params, member }) =>
    context.care.createHints(await context.stores.get(params.storeId), member),
});
