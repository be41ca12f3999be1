import { firstStepsSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `GET /api/v1/stores/:storeId/first-steps` */
export const getFirstStepsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/stores/:storeId/first-steps',
  summary: 'What a new store still needs before anybody can be shown anything',
  access: 'viewer',
  response: firstStepsSchema,
  handle: ({ context, params }) => context.firstSteps.get(params.storeId),
});
