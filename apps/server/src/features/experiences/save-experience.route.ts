import { experienceSchema, saveExperienceSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `PUT /api/v1/stores/:storeId/experiences/:experienceId` */
export const saveExperienceRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/stores/:storeId/experiences/:experienceId',
  summary: 'Save a test or personalization; 409 when somebody else saved in between',
  access: 'editor',
  body: saveExperienceSchema,
  response: experienceSchema,
  handle: ({ context, params, body, member }) =>
    context.experiences.save(params.storeId, params.experienceId, body, member),
});
