import { changeStatusSchema, experienceSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/stores/:storeId/experiences/:experienceId/status` */
export const changeStatusRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores/:storeId/experiences/:experienceId/status',
  summary: 'Start, pause, go on, or end for good',
  access: 'editor',
  body: changeStatusSchema,
  response: experienceSchema,
  handle: ({ context, params, body, member }) =>
    context.experiences.changeStatus(params.storeId, params.experienceId, body, member),
});
