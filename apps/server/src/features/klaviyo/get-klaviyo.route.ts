import { klaviyoConnectionSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores/:storeId/klaviyo` */
export const getKlaviyoRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/klaviyo',
  summary: 'How the store stands with Klaviyo',
  access: 'viewer',
  response: klaviyoConnectionSchema,
  handle: ({ context, params }) => context.klaviyo.describe(params.storeId),
});
