import { createStoreSchema, storeSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/stores` */
export const createStoreRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores',
  summary: 'Add a store',
  access: 'owner',
  body: createStoreSchema,
  response: storeSchema,
  status: 201,
  handle: ({ context, body, member }) => context.stores.create(body, member),
});
