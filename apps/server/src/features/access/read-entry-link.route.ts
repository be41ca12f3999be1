import { entrySchema, readEntryLinkSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';
import { toNetwork } from '../../http/network.ts';

/** `POST /api/v1/entry-links/read` */
export const readEntryLinkRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/entry-links/read',
  summary: 'What an invitation or a link to a new password is for',
  access: 'public',
  body: readEntryLinkSchema,
  response: entrySchema,
  handle: ({ context, limits, body, request }) => {
    limits.take('entryLinkByAddress', toNetwork(request.ip));
    return context.entryLinks.read(body.secret);
  },
});
