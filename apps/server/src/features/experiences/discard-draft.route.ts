import { discardDraftQuerySchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `DELETE /api/v1/stores/:storeId/experiences/:experienceId/draft` */
export const discardDraftRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/stores/:storeId/experiences/:experienceId/draft',
  summary: 'Discard changes that are not published yet',
  access: 'editor',
  query: discardDraftQuerySchema,
  handle: ({ context, params, query, member }) =>
    context.drafts.discard(params.storeId, params.experienceId, query.revision, member),
});
