import { hintSchema } from '@facet/protocol';
import { Failure } from '../../errors.ts';
import { defineRoute } from '../../http/define-route.ts';
import { hintHeader } from './care.service.ts';

/**
 * `POST /hooks/klaviyo/:publicKey`. Klaviyo does not sign what a flow's webhook action sends (contract §6); a secret
 * header stands in. Sent again, it says the same: nothing is counted, and nothing but Klaviyo's own answer is believed.
 */
export const takeHintRoute = defineRoute({
  method: 'POST',
  path: '/hooks/klaviyo/:publicKey',
  summary: "A Klaviyo flow says that somebody's segments may have changed",
  access: 'public',
  sentBy: 'server',
  body: hintSchema,
  status: 202,
  handle: async ({ context, limits, params, body, request }) => {
    const store = await context.stores.findByPublicKey(params.publicKey);
    if (store === undefined) throw new Failure('unknown_store', 'No store has this key.');
    limits.take('hintsByStore', store.id);
    const secret = request.headers[hintHeader];
    await context.care.takeHint(store, typeof secret === 'string' ? secret : '', body.profile_id);
  },
});
