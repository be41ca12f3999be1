import { removeStoreSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `DELETE /api/v1/stores/:storeId` */
export const removeStoreRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/stores/:storeId',
  summary: 'Delete a store with everything that belongs to it; its name confirms it',
  access: 'owner',
  body: removeStoreSchema,
  handle: ({ context, params, body, member }) => context.storeRemoval.remove(params.storeId, body, member),
});
