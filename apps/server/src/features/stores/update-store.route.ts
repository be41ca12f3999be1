import { storeSchema, updateStoreSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `PATCH /api/v1/stores/:storeId` */
export const updateStoreRoute = defineRoute({
  method: 'PATCH',
  path: '/api/v1/stores/:storeId',
  summary: 'Change what is named of a store',
  access: 'owner',
  body: updateStoreSchema,
  response: storeSchema,
  handle: ({ context, params, body, member }) => context.stores.update(params.storeId, body, member),
});
