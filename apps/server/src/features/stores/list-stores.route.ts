import { storeListSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores` */
export const listStoresRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores',
  summary: 'All stores; for a token of one store, that one',
  access: 'viewer',
  tokens: 'narrowed',
  response: storeListSchema,
  handle: async ({ context, member }) => {
    const only = member.token?.storeId ?? null;
    const stores = await context.stores.list();
    return { stores: only === null ? stores : stores.filter(({ id }) => id === only) };
  },
});
