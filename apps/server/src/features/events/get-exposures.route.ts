import { exposureCountsSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores/:storeId/experiences/:experienceId/exposures` */
export const getExposuresRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/experiences/:experienceId/exposures',
  summary: 'How many were shown what',
  access: 'viewer',
  response: exposureCountsSchema,
  handle: ({ context, params }) => context.events.countExposures(params.storeId, params.experienceId),
});
