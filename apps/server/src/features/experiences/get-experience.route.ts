import { experienceSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores/:storeId/experiences/:experienceId` */
export const getExperienceRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/experiences/:experienceId',
  summary: 'One test or personalization',
  access: 'viewer',
  response: experienceSchema,
  handle: ({ context, params }) => context.experiences.get(params.storeId, params.experienceId),
});
