import { seenRequestSchema, visitorShape } from '@facet/protocol';
import { z } from 'zod';
import { defineStorefrontRoute } from '../../http/define-storefront-route.ts';
import { findScriptWords } from '../installation/script-words.ts';
import { readReports } from './read-reports.ts';

/**
 * What the envelope must be, down to the shape of a visitor's id: an e-mail address or a name has no place in it. Its
 * reports are judged one by one, so that a page which reports one thing wrongly loses no other.
 */
const bodySchema = seenRequestSchema
  .extend({ visitor: z.string().regex(visitorShape) })
  .transform(({ events, ...envelope }) => ({ ...envelope, ...readReports(events) }));

/** `POST /s/:publicKey/seen` */
export const seenRoute = defineStorefrontRoute({
  name: 'seen',
  summary: 'Report what a visitor was shown and did; durable when answered',
  body: bodySchema,
  keepsVisitor: true,
  handle: async ({ context, store, body, request }) => {
    context.installation.noteRun(store, request.headers.origin, findScriptWords(request.query));
    const { implausible, ...intake } = await context.events.record(store.id, body);
    const passedOver = implausible === 0 ? body.passedOver : { ...body.passedOver, implausible };
    context.log.debug({ store: store.id, ...intake, passedOver }, 'reports');
  },
});
