import { experienceListSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores/:storeId/experiences` */
export const listExperiencesRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/experiences',
  summary: 'Tests and personalizations of a store, newest first',
  access: 'viewer',
  response: experienceListSchema,
  handle: async ({ context, params }) => ({ experiences: await context.experiences.list(params.storeId) }),
});
