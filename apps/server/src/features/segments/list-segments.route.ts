import { segmentListSchema } from '@facet/protocol';
import { z } from 'zod';
import { defineRoute } from '../../http/define-route.ts';

const querySchema = z.strictObject({
  search: z.string().trim().max(200).optional(),
  /** Reads the catalogue from Klaviyo again. */
  refresh: z.enum(['true', 'false']).optional(),
});

/** `GET /api/v1/stores/:storeId/segments` */
export const listSegmentsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/segments',
  summary: 'The segments of the connected Klaviyo account, starred ones first',
  access: 'viewer',
  query: querySchema,
  response: segmentListSchema,
  handle: ({ context, params, query }) =>
    context.segments.list(params.storeId, query.search ?? '', query.refresh === 'true'),
});
