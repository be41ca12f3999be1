import { segmentCountSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores/:storeId/segments/:segmentId/count` */
export const countSegmentRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/segments/:segmentId/count',
  summary: 'How many members Klaviyo counts in one segment',
  access: 'viewer',
  response: segmentCountSchema,
  handle: ({ context, params }) => context.segments.count(params.storeId, params.segmentId),
});
