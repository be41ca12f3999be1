import { experienceSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/stores/:storeId/experiences/:experienceId/duplicate` */
export const duplicateExperienceRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores/:storeId/experiences/:experienceId/duplicate',
  summary: 'Create a draft that is the same as a test or personalization, also as one that has ended',
  access: 'editor',
  response: experienceSchema,
  status: 201,
  handle: ({ context, params, member }) =>
    context.shelf.duplicate(params.storeId, params.experienceId, member),
});
