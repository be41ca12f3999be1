import { experienceDraftSchema, saveDraftSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `PUT /api/v1/stores/:storeId/experiences/:experienceId/draft` */
export const saveDraftRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/stores/:storeId/experiences/:experienceId/draft',
  summary: 'Keep changes that are not published yet; 409 when somebody else changed the draft in between',
  access: 'editor',
  body: saveDraftSchema,
  response: experienceDraftSchema,
  handle: ({ context, params, body, member }) =>
    context.drafts.save(params.storeId, params.experienceId, body, member),
});
