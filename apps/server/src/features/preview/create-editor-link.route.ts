import { createEditorLinkSchema, editorLinkSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/stores/:storeId/experiences/:experienceId/editor-links` */
export const createEditorLinkRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores/:storeId/experiences/:experienceId/editor-links',
  summary: 'Make a link that opens a page of the store in the visual editor',
  access: 'editor',
  body: createEditorLinkSchema,
  response: editorLinkSchema,
  status: 201,
  handle: ({ context, params, body, member }) =>
    context.preview.createEditorLink(params.storeId, params.experienceId, body, member),
});
