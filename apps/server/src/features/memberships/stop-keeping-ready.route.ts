import { defineRoute } from '../../http/define-route.ts';

/** `DELETE /api/v1/stores/:storeId/segments/:segmentId/warm` */
export const stopKeepingReadyRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/stores/:storeId/segments/:segmentId/warm',
  summary: 'No longer read all members of a segment ahead of time',
  access: 'editor',
  handle: ({ context, params, member }) =>
    context.care.setWarm(params.storeId, params.segmentId, false, member),
});
