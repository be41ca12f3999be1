import { lookAtPageSchema, pageLookSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/stores/:storeId/installation/look`. For people alone: it makes the server ask another one. */
export const lookAtPageRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores/:storeId/installation/look',
  summary: 'Look for the script on the first page of one of the store’s origins',
  access: 'editor',
  tokens: 'none',
  body: lookAtPageSchema,
  response: pageLookSchema,
  handle: ({ context, limits, params, body }) => {
    limits.take('pageLooks', params.storeId);
    return context.installation.look(params.storeId, body.origin);
  },
});
