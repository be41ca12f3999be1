import { erasureRequestSchema, erasureSchema } from '@facet/protocol';
import { defineRoute } from '../../http/define-route.ts';

/** `POST /api/v1/stores/:storeId/erasures` */
export const erasePersonRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/stores/:storeId/erasures',
  summary: 'Erase one person: identity, memberships, assignments, exposures, events',
  access: 'owner',
  body: erasureRequestSchema,
  response: erasureSchema,
  handle: async ({ context, params, body, member }) => {
    const store = await context.stores.get(params.storeId);
    const subject = await context.inspect.findSubject(store, body.input);
    if (subject === undefined) return { erased: false };
    return { erased: await context.care.erase(store.id, subject, member) };
  },
});
