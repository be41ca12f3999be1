import { createExperienceSchema, experienceSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/stores/:storeId/experiences` */
export const createExperienceRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores/:storeId/experiences',
  summary: 'Create a draft',
  access: 'editor',
  body: createExperienceSchema,
  response: experienceSchema,
  status: 201,
  handle: ({ context, params, body, member }) => context.experiences.create(params.storeId, body, member),
});
