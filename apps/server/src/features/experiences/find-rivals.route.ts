import { findRivalsSchema, rivalsSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/stores/:storeId/experiences/:experienceId/rivals` */
export const findRivalsRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores/:storeId/experiences/:experienceId/rivals',
  summary: 'Which others change the same place of a page as the experience would with this definition',
  access: 'viewer',
  body: findRivalsSchema,
  response: rivalsSchema,
  handle: ({ context, params, body }) =>
    context.otherExperiences.findRivals(params.storeId, params.experienceId, body.definition),
});
