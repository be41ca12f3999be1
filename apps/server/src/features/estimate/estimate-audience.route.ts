import { audienceEstimateSchema, estimateAudienceSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/stores/:storeId/experiences/:experienceId/estimate` */
export const estimateAudienceRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores/:storeId/experiences/:experienceId/estimate',
  summary: 'How many the audience of a definition is about, from what is remembered',
  access: 'viewer',
  body: estimateAudienceSchema,
  response: audienceEstimateSchema,
  handle: ({ context, params, body }) => context.estimate.estimate(params.storeId, params.experienceId, body),
});
