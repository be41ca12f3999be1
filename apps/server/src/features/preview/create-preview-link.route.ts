import { createPreviewLinkSchema, previewLinkSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/stores/:storeId/experiences/:experienceId/preview-links` */
export const createPreviewLinkRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores/:storeId/experiences/:experienceId/preview-links',
  summary: 'Make a link that opens a page of the store as if its visitor were shown a variation',
  access: 'editor',
  body: createPreviewLinkSchema,
  response: previewLinkSchema,
  status: 201,
  handle: ({ context, params, body, member }) =>
    context.preview.createLink(params.storeId, params.experienceId, body, member),
});
