import { type Exposure, exposureCountsSchema, type StoreConfiguration } from '@facet/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KlaviyoFleet, openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';
import { shopOrigin } from '../../testing/klaviyo-world.ts';
import { createBrowser } from '../../testing/test-server.ts';
import { toExposure } from '../../testing/to-exposure.ts';
import { getStore } from '../stores/stores.reads.ts';

const vera = '01KGH3ZC80M9S346Q3D25VT4F5';
const vip = 'VpX7kd';
const repeat = 'RpC8us';

let fleet: KlaviyoFleet;
beforeAll(async () => {
  fleet = await openKlaviyoFleet();
});
afterAll(() => fleet[Symbol.asyncDispose]());

it('pages with a script of yesterday are answered well: its segments are gone, its experience has ended', async () => {
  const { simulator, world } = fleet;
  const { server, owner } = world;
  const store = await world.createStore();
  await world.connect(store);
  const publish = async (): Promise<StoreConfiguration> =>
    server.context.delivery.buildConfiguration(await getStore(server.context.database.queryable, store.id));
  await world.personalize(store, vip);
  const old = await publish();
  const [ended] = old.experiences;
  await owner('POST', `/api/v1/stores/${store.id}/experiences/${ended?.id}/status`, { status: 'ended' });
  await world.personalize(store, repeat);
  const current = await publish();
  expect(current.segments).not.toEqual(old.segments);

  // The page asks as it would have yesterday. What it asks for is no longer read: it is unknown, and never "out".
  const answer = await world.who(store, simulator.world.tokens.create(vera).token);
  const keys = { old: old.segments[0] ?? '', current: current.segments[0] ?? '' };
  expect(answer).toMatchObject({
    status: 200,
    json: { identity: 'identified', memberships: { [keys.current]: { state: 'in' } } },
  });
  expect(answer.text).not.toContain(keys.old);

  // What it has shown counts for the experience as it was, and what it cannot have shown takes nothing along.
  const exposure = (experience: string, variation: string): Exposure =>
    toExposure({
      experience,
      variation,
      reason: 'personalized',
      kind: 'personalized',
      identity: 'identified',
      agoMs: 1000,
    });
  const shown = ended?.variations.find(({ control }) => !control)?.id ?? '';
  const body = {
    visitor: 'visitor-0001',
    events: [exposure(ended?.id ?? '', shown), exposure('exp_that_was_deleted', 'b')],
  };
  const seen = await createBrowser(server)('POST', `/s/${store.publicKey}/seen`, JSON.stringify(body), {
    origin: shopOrigin,
    'content-type': 'text/plain',
  });
  expect(seen.status).toBe(204);
  const counts = await owner('GET', `/api/v1/stores/${store.id}/experiences/${ended?.id}/exposures`);
  const { variations } = exposureCountsSchema.parse(counts.json);
  expect(variations.find(({ variation }) => variation === shown)).toMatchObject({ visitors: 1 });
});
