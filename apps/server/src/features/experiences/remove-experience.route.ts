import { defineRoute } from '../../http/define-route.ts';

/** `DELETE /api/v1/stores/:storeId/experiences/:experienceId` */
export const removeExperienceRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/stores/:storeId/experiences/:experienceId',
  summary: 'Delete a draft',
  access: 'editor',
  handle: ({ context, params, member }) =>
    context.experiences.remove(params.storeId, params.experienceId, member),
});
