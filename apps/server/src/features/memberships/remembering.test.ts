import { klaviyoConnectionSchema, type Store } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type KlaviyoFleet, openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';
import { owner } from '../../testing/test-server.ts';

const vera = '01KGH3ZC80M9S346Q3D25VT4F5';
const nils = '01KGH3ZC80V37E3S3E28JT97KB';
const vip = 'VpX7kd';
/** More than Facet asks about together with the identity. */
const many = [vip, 'NwL9se', 'WbQ2rt', 'RpC8us', 'SkI5tr', 'HiA3ov'];
const hour = 3_600_000;
const day = 24 * hour;

let fleet: KlaviyoFleet;
let store: Store;
beforeAll(async () => {
  fleet = await openKlaviyoFleet();
});
afterAll(() => fleet[Symbol.asyncDispose]());
beforeEach(async () => {
  await fleet.reset();
  store = await fleet.openStore([vip]);
});

const tokenOf = (profileId: string): string => fleet.simulator.world.tokens.create(profileId).token;
const ask = (token: string, of: Store = store) => fleet.world.ask(of, token);
const count = (operation: string): number => fleet.simulator.requests.count({ operation });
/** What was asked about people, by Klaviyo's words. */
const listFilters = (): readonly string[] =>
  fleet.simulator.requests
    .list({ operation: 'get_profiles' })
    .map(({ query }) => (JSON.stringify(query).includes('any(id,') ? 'existence' : 'token'));
const isWritten = async (profileId: string): Promise<void> => {
  const { secrets, database } = fleet.world.server.context;
  const { queryable } = database;
  await expect
    .poll(() =>
      queryable
        .selectFrom('klaviyo_identities')
        .select('state')
        .where('subject', '=', secrets.subjectOf(store.id, profileId))
        .execute(),
    )
    .toEqual([{ state: 'known' }]);
};

describe('what is remembered', () => {
  it('outlives the process: after a restart a known person costs nothing', async () => {
    const token = tokenOf(vera);
    const before = await ask(token);
    await isWritten(vera);
    fleet.simulator.requests.clear();
    const restarted = await fleet.start();
    const after = await restarted.ask(store, token);
    expect(after).toMatchObject({ subject: before.subject, memberships: { [vip]: { state: 'in' } } });
    expect(fleet.simulator.requests.list().map(({ operation }) => operation)).toEqual([]);
  });

  it('holds for a new token of the same person, which costs one question whose it is', async () => {
    const wide = await fleet.openStore(many);
    const first = await ask(tokenOf(vera), wide);
    fleet.simulator.world.segments.takeOut(vip, vera);
    fleet.simulator.requests.clear();
    const second = await ask(tokenOf(vera), wide);
    expect(second.subject).toBe(first.subject);
    expect(Object.values(second.memberships).map(({ state }) => state)).toEqual(
      Object.values(first.memberships).map(({ state }) => state),
    );
    expect(second).toMatchObject({ memberships: { [vip]: { state: 'in' } } });
    expect(fleet.simulator.requests.list().map(({ operation }) => operation)).toEqual(['get_profiles']);
  });

  it('holds for a token that has expired: after a day it is asked whether the person is there, not whose it is', async () => {
    const token = tokenOf(vera);
    const before = await ask(token);
    fleet.simulator.world.tokens.expire(token);
    fleet.simulator.world.segments.takeOut(vip, vera);
    fleet.advance(day);
    fleet.simulator.requests.clear();
    const after = await ask(token);
    expect(after).toMatchObject({
      identity: 'identified',
      subject: before.subject,
      memberships: { [vip]: { state: 'out' } },
    });
    expect(listFilters()).toEqual(['existence']);
    expect(count('get_profile_ids_for_segment')).toBe(1);
    await ask(token);
    expect(listFilters()).toEqual(['existence']);
  });

  it('loses memberships that are too old, and the person only after a month without a visit', async () => {
    onTestFinished(async () => {
      // A session does not last a month.
      await fleet.world.owner('POST', '/api/v1/session', owner);
    });
    const token = tokenOf(vera);
    const { subject } = await ask(token);
    fleet.simulator.world.tokens.expire(token);
    const { memberships, database } = fleet.world.server.context;
    const listPeople = () =>
      database.queryable.selectFrom('klaviyo_people').select(['memberships', 'read_at']).execute();
    await vi.waitFor(async () => expect(await listPeople()).toHaveLength(1));
    fleet.advance(2 * day);
    await memberships.removeExpired();
    expect(await listPeople()).toEqual([{ memberships: {}, read_at: null }]);
    fleet.simulator.requests.clear();
    expect(await ask(token)).toMatchObject({ subject, memberships: { [vip]: { state: 'in' } } });
    expect(listFilters()).toEqual(['existence']);
    fleet.advance(31 * day);
    await memberships.removeExpired();
    expect(await listPeople()).toEqual([]);
    expect(await database.queryable.selectFrom('klaviyo_identities').selectAll().execute()).toEqual([]);
  });

  it('is erased with the connection', async () => {
    await fleet.world.owner('PUT', `/api/v1/stores/${store.id}/segments/${vip}/warm`);
    for (const token of [
      tokenOf(vera),
      tokenOf(nils),
      fleet.simulator.world.tokens.createStray('NRDL01', 'unknown'),
    ]) {
      await ask(token);
    }
    await fleet.world.server.context.upkeep.warm();
    const { queryable } = fleet.world.server.context.database;
    const tables = [
      'klaviyo_people',
      'klaviyo_identities',
      'klaviyo_warm_segments',
      'klaviyo_segments',
    ] as const;
    const countRows = async (): Promise<readonly number[]> =>
      Promise.all(
        tables.map(
          async (table) => (await queryable.selectFrom(table).select('connection_id').execute()).length,
        ),
      );
    for (const rows of await countRows()) expect(rows).toBeGreaterThan(0);
    await fleet.world.owner('DELETE', `/api/v1/stores/${store.id}/klaviyo`);
    expect(await countRows()).toEqual(tables.map(() => 0));
    expect(await ask(tokenOf(vera))).toMatchObject({ identity: 'unidentified' });
    await fleet.world.server.context.upkeep.renew();
    await fleet.world.server.context.upkeep.warm();
    expect(await countRows()).toEqual(tables.map(() => 0));
  });
});

describe('the card', () => {
  const readCard = async () =>
    klaviyoConnectionSchema.parse(
      (await fleet.world.owner('GET', `/api/v1/stores/${store.id}/klaviyo`)).json,
    );

  it('tells how many people are remembered, since when, and how often that was enough', async () => {
    expect(await readCard()).toMatchObject({
      rememberedPeople: 0,
      oldestReadAt: null,
      memoryHitShare: null,
      hintsEnabled: false,
    });
    const [first, second] = [tokenOf(vera), tokenOf(nils)];
    const began = fleet.now();
    await ask(first);
    const ended = fleet.now();
    fleet.advance(hour);
    await ask(second);
    for (const token of [first, second, first, first, second, first]) await ask(token);
    const card = await vi.waitFor(async () => {
      const read = await readCard();
      expect(read.rememberedPeople).toBe(2);
      return read;
    });
    expect(card.memoryHitShare).toBe(6 / 8);
    const oldest = Date.parse(card.oldestReadAt ?? '');
    expect(oldest).toBeGreaterThanOrEqual(began);
    expect(oldest).toBeLessThanOrEqual(ended);

    await fleet.world.owner('POST', `/api/v1/stores/${store.id}/erasures`, { input: first });

    const later = await readCard();
    expect(later.rememberedPeople).toBe(1);
    expect(Date.parse(later.oldestReadAt ?? '')).toBeGreaterThanOrEqual(began + hour);
  });

  it('counts nobody of whom no membership is known', async () => {
    await ask(fleet.simulator.world.tokens.createStray('NRDL01', 'unknown'));
    await ask(fleet.simulator.world.tokens.createStray('NRDL01', 'foreign'));
    expect(await readCard()).toMatchObject({ rememberedPeople: 0, oldestReadAt: null, memoryHitShare: 0 });
  });
});
