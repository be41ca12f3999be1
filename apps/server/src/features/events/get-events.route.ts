import { eventOverviewSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores/:storeId/events` */
export const getEventsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/events',
  summary: 'What visitors did lately, and what their orders came to',
  access: 'viewer',
  response: eventOverviewSchema,
  handle: ({ context, params }) => context.events.getOverview(params.storeId),
});
