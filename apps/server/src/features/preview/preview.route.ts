import { previewRequestSchema } from '@facet/protocol';
import { z } from 'zod';
import { defineStorefrontRoute } from '../../http/define-storefront-route.ts';

const responseSchema = z.looseObject({
  configuration: z.looseObject({}),
  names: z.looseObject({}),
  forced: z.record(z.string(), z.string()),
  expiresAt: z.iso.datetime(),
  edit: z
    .strictObject({
      session: z.string(),
      experience: z.string(),
      variation: z.string(),
      adminOrigin: z.string(),
    })
    .optional(),
});

/** `POST /s/:publicKey/preview` */
export const previewRoute = defineStorefrontRoute({
  name: 'preview',
  summary:
    'What a page needs that was opened by a preview link: all that has not ended, with names; or to be edited: nothing of the experience but its ids',
  body: previewRequestSchema,
  response: responseSchema,
  sealed: true,
  handle: ({ context, store, body }) => context.preview.open(store, body.token),
});
