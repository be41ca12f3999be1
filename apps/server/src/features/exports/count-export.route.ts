import { exportCountsSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores/:storeId/exports` */
export const countExportRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/exports',
  summary: 'How many lines each part of a store’s data has',
  access: 'owner',
  response: exportCountsSchema,
  handle: ({ context, params }) => context.exports.count(params.storeId),
});
