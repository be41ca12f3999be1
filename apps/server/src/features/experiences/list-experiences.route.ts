import { experienceListQuerySchema, experienceListSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores/:storeId/experiences` */
export const listExperiencesRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/experiences',
  summary: 'A page of the tests and personalizations of a store, last changed first',
  access: 'viewer',
  query: experienceListQuerySchema,
  response: experienceListSchema,
  handle: ({ context, params, query }) => context.experienceList.list(params.storeId, query),
});
