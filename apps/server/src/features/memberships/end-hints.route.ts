import { defineRoute } from '../../http/define-route.ts';

/** `DELETE /api/v1/stores/:storeId/klaviyo/hints` */
export const endHintsRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/stores/:storeId/klaviyo/hints',
  summary: 'Take no more hints from Klaviyo flows',
  access: 'owner',
  handle: ({ context, params, member }) => context.care.removeHints(params.storeId, member),
});
