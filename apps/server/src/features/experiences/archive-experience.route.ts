import { archiveExperienceSchema, experienceSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/stores/:storeId/experiences/:experienceId/archive` */
export const archiveExperienceRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores/:storeId/experiences/:experienceId/archive',
  summary: 'Put a test or personalization that does not run out of the list, or take it back',
  access: 'editor',
  body: archiveExperienceSchema,
  response: experienceSchema,
  handle: ({ context, params, body, member }) =>
    context.shelf.archive(params.storeId, params.experienceId, body.archived, member),
});
