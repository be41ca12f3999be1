import { storeListSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores` */
export const listStoresRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores',
  summary: 'All stores',
  access: 'viewer',
  response: storeListSchema,
  handle: async ({ context }) => ({ stores: await context.stores.list() }),
});
