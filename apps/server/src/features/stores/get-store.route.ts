import { storeSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores/:storeId` */
export const getStoreRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId',
  summary: 'One store',
  access: 'viewer',
  response: storeSchema,
  handle: ({ context, params }) => context.stores.get(params.storeId),
});
