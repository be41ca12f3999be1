import { defineRoute } from '../../http/define-route.ts';

/** `DELETE /api/v1/stores/:storeId/klaviyo` */
export const disconnectKlaviyoRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/stores/:storeId/klaviyo',
  summary: 'Disconnect Klaviyo: revoke the grant and erase everything remembered under it',
  access: 'owner',
  handle: ({ context, params, member }) => context.klaviyo.disconnect(params.storeId, member),
});
