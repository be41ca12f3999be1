import { otherExperiencesSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores/:storeId/experiences/:experienceId/others` */
export const listOthersRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/experiences/:experienceId/others',
  summary: 'Exclusion groups, discount codes and redirects of the other experiences',
  access: 'viewer',
  response: otherExperiencesSchema,
  handle: ({ context, params }) => context.otherExperiences.list(params.storeId, params.experienceId),
});
