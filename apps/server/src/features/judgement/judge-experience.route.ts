import { judgeExperienceSchema, judgementSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/stores/:storeId/experiences/:experienceId/judgement` */
export const judgeExperienceRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores/:storeId/experiences/:experienceId/judgement',
  summary: 'What saving a definition would say, with nothing saved',
  access: 'viewer',
  body: judgeExperienceSchema,
  response: judgementSchema,
  handle: ({ context, params, body }) => context.judgement.judge(params.storeId, params.experienceId, body),
});
