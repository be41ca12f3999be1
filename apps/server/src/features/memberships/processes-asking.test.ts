import type { Store } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { postgresMissing, TestPostgres } from '../../db/testing/test-postgres.ts';
import { type KlaviyoFleet, openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';
import type { KlaviyoWorld, Told } from '../../testing/klaviyo-world.ts';

const vip = 'VpX7kd';
const engaged = 'NwL9se';
const vera = '01KGH3ZC80M9S346Q3D25VT4F5';
const reason = postgresMissing === undefined ? '' : `: ${postgresMissing}`;

describe.skipIf(postgresMissing !== undefined)(`three processes that ask Klaviyo${reason}`, () => {
  let postgres: TestPostgres;
  let fleet: KlaviyoFleet;
  let store: Store;
  beforeAll(async () => {
    postgres = await TestPostgres.create();
    fleet = await openKlaviyoFleet({ processes: 3, databaseUrl: (await postgres.createDatabase()).url });
  });
  afterAll(async () => {
    await fleet[Symbol.asyncDispose]();
    await postgres[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    await fleet.reset();
    store = await fleet.openStore([vip, engaged]);
  });

  const pick = (number: number): KlaviyoWorld => fleet.worlds[number % fleet.worlds.length] ?? fleet.world;
  const tokenOf = (profileId: string): string => fleet.simulator.world.tokens.create(profileId).token;
  const count = (operation: string): number => fleet.simulator.requests.count({ operation });
  /** As a page does: asks again while the answer is under way. */
  const askUntilTold = async (number: number, token: string): Promise<Told> => {
    let told: Told | undefined;
    await expect
      .poll(
        async () => {
          told = await pick(number).ask(store, token, `10.0.${number >> 8}.${number & 255}`);
          return told.identity;
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBe('identified');
    return told ?? expect.fail('nobody answered');
  };

  const listLedgers = (account: string) =>
    fleet.world.server.context.database.queryable
      .selectFrom('klaviyo_call_ledgers')
      .select('ledger')
      .where('account', '=', `${account} oauth`)
      .execute();

  it('cost one identity call and one call a segment for one new person, however many ask', async () => {
    const token = tokenOf(vera);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, number) => pick(number).ask(store, token)),
    );
    for (const answer of answers) {
      expect(answer).toMatchObject({ memberships: { [vip]: { state: 'in' }, [engaged]: { state: 'in' } } });
    }
    expect([count('get_profiles'), count('get_profile_ids_for_segment')]).toEqual([1, 2]);
  });

  it('share one budget: a rush of new people provokes no 429, and all are told in the end', async () => {
    // Another account: what was taken of the first one's limits is not forgotten at once.
    const vip = 'FjV1ip';
    store = await fleet.openStore([vip], 'user-eirik');
    const people = fleet.simulator.world.people.createMany({
      accountId: 'FJELL7',
      count: 240,
      segments: [{ id: vip, share: 0.5 }],
    });
    const answers = await Promise.all(people.map(({ token }, number) => askUntilTold(number, token)));
    expect(fleet.simulator.requests.count({ status: 429 })).toBe(0);
    expect(answers.map(({ memberships }) => memberships[vip]?.state)).toEqual(
      people.map((_, index) => (index % 2 === 1 ? 'in' : 'out')),
    );
    expect(count('get_profiles')).toBe(people.length);
  });

  it('are all held back by a Retry-After that one of them hears', async () => {
    // An account of its own: nobody holds calls that were granted before.
    const { world } = fleet.simulator;
    const { id: accountId } = world.createAccount({ organizationName: 'Held back' });
    const [first, ...others] = world.people.createMany({ accountId, count: 3 }).map(({ token }) => token);
    store = await fleet.openStore([], `user-${accountId}`);
    fleet.simulator.faults.set({
      operation: 'get_profiles',
      kind: 'rate_limited',
      count: 1,
      retryAfterSeconds: 4,
    });
    expect(await pick(0).ask(store, first ?? '')).toMatchObject({ identity: 'unreachable' });
    const heardAt = fleet.simulator.requests.list({ status: 429 })[0]?.atMs ?? 0;
    await expect.poll(async () => JSON.stringify(await listLedgers(accountId))).toContain('"blockedUntil":1');
    const answers = await Promise.all(others.map((token, place) => askUntilTold(place + 1, token)));
    expect(answers.map(({ identity }) => identity)).toEqual(['identified', 'identified']);
    const later = fleet.simulator.requests
      .list({ operation: 'get_profiles' })
      .filter(({ status }) => status === 200);
    for (const { atMs } of later) expect(atMs).toBeGreaterThanOrEqual(heardAt + 4000);
  });

  it('are held up by nobody who died while asking', async () => {
    const { queryable } = fleet.world.server.context.database;
    const { secrets } = fleet.world.server.context;
    const token = tokenOf(vera);
    const { id } = await queryable.selectFrom('klaviyo_connections').select('id').executeTakeFirstOrThrow();
    const name = `${id}/${secrets.exchangeHashOf(store.id, token)}`;
    const until = new Date(Date.now() + 1500);
    await queryable.insertInto('leases').values({ name, holder: 'of the dead', until }).execute();
    const answers = await Promise.all([0, 1, 2].map((number) => pick(number).ask(store, token)));
    expect(answers.map(({ identity }) => identity)).toEqual(['identified', 'identified', 'identified']);
    expect(count('get_profiles')).toBe(1);
    expect(fleet.simulator.requests.list()[0]?.atMs).toBeGreaterThanOrEqual(until.getTime());
    await expect.poll(() => queryable.selectFrom('leases').selectAll().execute()).toEqual([]);
  });
});
