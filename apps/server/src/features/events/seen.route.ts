import { seenRequestSchema } from '@facet/protocol';
import { defineStorefrontRoute } from '../../http/define-storefront-route.ts';

/** `POST /s/:publicKey/seen` */
export const seenRoute = defineStorefrontRoute({
  name: 'seen',
  summary: 'Report what a visitor was shown; durable when answered',
  body: seenRequestSchema,
  handle: async ({ context, store, body }) => {
    const intake = await context.events.record(store.id, body);
    context.log.debug({ store: store.id, ...intake }, 'exposures');
  },
});
