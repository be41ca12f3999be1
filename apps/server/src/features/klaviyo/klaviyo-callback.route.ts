import { z } from 'zod';
import { defineRoute } from '../../http/define-route.ts';

/** Lenient: Klaviyo may add what it likes, and every mistake ends in the admin, which says what happened. */
const querySchema = z.object({
  state: z.string().max(512).optional().catch(undefined),
  code: z.string().max(2048).optional().catch(undefined),
  error: z.string().max(256).optional().catch(undefined),
});

/**
 * `GET /integrations/klaviyo/callback`: where Klaviyo sends the browser back, whatever came of it. On to a page of the
 * admin that is named here: nothing of where it leads comes from the address.
 */
export const klaviyoCallbackRoute = defineRoute({
  method: 'GET',
  path: '/integrations/klaviyo/callback',
  summary: 'Where Klaviyo sends the browser after the sign-in',
  access: 'public',
  query: querySchema,
  status: 303,
  handle: async ({ context, query, member, reply }) => {
    if (member === null) return reply.redirect('/integrations?klaviyo=signed_out', 303);
    // Whoever began it was an owner; ten minutes later they need not be.
    const outcome =
      member.role === 'owner'
        ? await context.klaviyo.finishSignIn(
            { state: query.state ?? '', code: query.code, error: query.error },
            member,
          )
        : ({ outcome: 'unknown' } as const);
    const page = outcome.outcome === 'unknown' ? '/integrations' : `/stores/${outcome.storeId}/integrations`;
    return reply.redirect(`${page}?klaviyo=${outcome.outcome}`, 303);
  },
});
