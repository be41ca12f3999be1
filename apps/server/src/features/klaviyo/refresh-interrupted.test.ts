import { endpointsAt, type Grant, refreshGrant } from '@facet/klaviyo';
import { type KlaviyoConnection, klaviyoConnectionSchema, type Store } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type KlaviyoFleet, openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';
import { type KlaviyoWorld, testClient } from '../../testing/klaviyo-world.ts';
import { createGrantStore } from './grant.store.ts';

const vip = 'VpX7kd';
const vera = '01KGH3ZC80M9S346Q3D25VT4F5';
const hourMs = 3_600_000;

let fleet: KlaviyoFleet;
let one: KlaviyoWorld;
let store: Store;
beforeAll(async () => {
  fleet = await openKlaviyoFleet({ processes: 2 });
  one = fleet.world;
});
afterAll(() => fleet[Symbol.asyncDispose]());
beforeEach(async () => {
  await fleet.reset();
  store = await fleet.openStore([vip]);
  // Both hold the token before it comes to its end.
  for (const world of fleet.worlds) await askAnew(world);
  fleet.simulator.requests.clear();
});

/** A visitor who is new to Klaviyo's eyes, so that a good token is needed. */
const askAnew = (world: KlaviyoWorld) => world.ask(store, fleet.simulator.world.tokens.create(vera).token);
const countRefreshes = (): number => fleet.simulator.requests.count({ operation: 'oauth_token' });
const readCard = async (world: KlaviyoWorld): Promise<KlaviyoConnection> =>
  klaviyoConnectionSchema.parse((await world.owner('GET', `/api/v1/stores/${store.id}/klaviyo`)).json);

/** The row of the connection, as a process that is about to die has it. */
async function openRow() {
  const { database, secrets } = one.server.context;
  const rows = database.queryable.selectFrom('klaviyo_connections').select('id');
  const { id } = await rows.where('store_id', '=', store.id).executeTakeFirstOrThrow();
  const setLease = (until: Date | null) =>
    database.queryable
      .updateTable('klaviyo_connections')
      .set({ refresh_lease: until === null ? null : 'of the dead', refresh_lease_until: until })
      .where('id', '=', id)
      .execute();
  const grants = createGrantStore(database.queryable, secrets, { id, storeId: store.id });
  const grant = await grants.read();
  if (grant === undefined) throw new Error('no grant');
  return { grants, grant, setLease };
}

const refresh = (grant: Grant): Promise<Grant> =>
  refreshGrant(
    {
      clientId: testClient.id,
      clientSecret: testClient.secret,
      redirectUri: '',
      endpoints: endpointsAt(fleet.simulator.url, fleet.simulator.url),
    },
    grant,
    fleet.now,
  );

/** How visitors fare in each process until the old token ends, and after it, once the lease of the dead is over. */
async function recover(setLease: (until: Date | null) => Promise<unknown>): Promise<readonly unknown[]> {
  const meanwhile = [];
  for (const world of fleet.worlds) meanwhile.push((await askAnew(world)).identity);
  await setLease(new Date(Date.now() - 1));
  fleet.advance(hourMs);
  const afterwards = [];
  for (const world of fleet.worlds) {
    afterwards.push((await askAnew(world)).memberships[vip]?.state, (await readCard(world)).state);
  }
  return [meanwhile, afterwards];
}
const recovered = [
  ['identified', 'identified'],
  ['in', 'active', 'in', 'active'],
];

describe('a process that dies over a refresh holds nobody up', () => {
  it('after it took the lease and before it asked Klaviyo', async () => {
    const { setLease } = await openRow();
    await setLease(new Date(Date.now() + 40_000));
    fleet.advance(hourMs - 50_000);
    expect(await recover(setLease)).toEqual(recovered);
    expect(countRefreshes()).toBeGreaterThan(0);
  });

  it('after Klaviyo answered and before the answer was written down', async () => {
    const { grant, setLease } = await openRow();
    await setLease(new Date(Date.now() + 40_000));
    fleet.advance(hourMs - 50_000);
    await refresh(grant);
    expect(await recover(setLease)).toEqual(recovered);
  });

  it('after the answer was written down and before it released the lease', async () => {
    const { grants, grant, setLease } = await openRow();
    await setLease(new Date(Date.now() + 40_000));
    fleet.advance(hourMs - 50_000);
    await grants.write(await refresh(grant));
    const spent = countRefreshes();
    for (const world of fleet.worlds) expect((await askAnew(world)).identity).toBe('identified');
    // Nobody waits for the dead: what they wrote is there.
    fleet.advance(120_000);
    for (const world of fleet.worlds) expect((await askAnew(world)).identity).toBe('identified');
    expect(countRefreshes()).toBe(spent);
    expect(await recover(setLease)).toEqual(recovered);
  });
});
