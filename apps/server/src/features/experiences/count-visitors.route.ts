import { experienceVisitorsQuerySchema, experienceVisitorsSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores/:storeId/experience-visitors` */
export const countVisitorsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/experience-visitors',
  summary: 'How many were shown each of some experiences in the last 7 days',
  access: 'viewer',
  query: experienceVisitorsQuerySchema,
  response: experienceVisitorsSchema,
  handle: ({ context, params, query }) => context.experienceList.countVisitors(params.storeId, query.ids),
});
