import { defineRoute } from '../../http/define-route.ts';

/** `PUT /api/v1/stores/:storeId/segments/:segmentId/warm` */
export const keepReadyRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/stores/:storeId/segments/:segmentId/warm',
  summary: 'Read all members of a segment ahead of time',
  access: 'editor',
  handle: ({ context, params, member }) =>
    context.care.setWarm(params.storeId, params.segmentId, true, member),
});
