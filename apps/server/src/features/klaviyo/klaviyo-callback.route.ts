import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { defineRoute } from '../../http/define-route.ts';
import { toNoticePage } from './notice-page.ts';

/** Lenient: Klaviyo may add what it likes, and every mistake ends on a page that people can read. */
const querySchema = z.object({
  state: z.string().max(512).optional().catch(undefined),
  code: z.string().max(2048).optional().catch(undefined),
  error: z.string().max(256).optional().catch(undefined),
});

/** `GET /integrations/klaviyo/callback`: where Klaviyo sends the browser back, whatever came of it. */
export const klaviyoCallbackRoute = defineRoute({
  method: 'GET',
  path: '/integrations/klaviyo/callback',
  summary: 'Where Klaviyo sends the browser after the sign-in',
  access: 'public',
  query: querySchema,
  status: 303,
  handle: async ({ context, query, member, reply }) => {
    if (member === null) {
      return sendNotice(
        reply,
        401,
        'Sign in to Facet first',
        'You are not signed in to Facet in this browser, so the sign-in with Klaviyo was not finished. Nothing was changed. Sign in, open Integrations and click Sign in with Klaviyo again.',
      );
    }
    // Whoever began it was an owner; ten minutes later they need not be.
    const outcome =
      member.role === 'owner'
        ? await context.klaviyo.finishSignIn(
            { state: query.state ?? '', code: query.code, error: query.error },
            member,
          )
        : ({ outcome: 'unknown' } as const);
    if (outcome.outcome === 'unknown') {
      return sendNotice(
        reply,
        400,
        'This sign-in is not known or no longer valid',
        'A sign-in with Klaviyo works once, within ten minutes, for the person who began it. Nothing was changed. Open Integrations and click Sign in with Klaviyo again.',
      );
    }
    return reply.redirect(`/stores/${outcome.storeId}/integrations?klaviyo=${outcome.outcome}`, 303);
  },
});

function sendNotice(reply: FastifyReply, status: number, title: string, text: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(toNoticePage(title, text));
}
