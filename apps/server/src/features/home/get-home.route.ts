import { homeSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores/:storeId/home` */
export const getHomeRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/home',
  summary: 'What runs, what needs attention, what was learned',
  access: 'viewer',
  response: homeSchema,
  handle: ({ context, params }) => context.home.get(params.storeId),
});
