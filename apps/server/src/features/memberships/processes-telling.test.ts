import type { Store } from '@facet/protocol';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { postgresMissing, TestPostgres } from '../../db/testing/test-postgres.ts';
import { type KlaviyoFleet, openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';
import type { KlaviyoWorld } from '../../testing/klaviyo-world.ts';

const vip = 'VpX7kd';
const vera = '01KGH3ZC80M9S346Q3D25VT4F5';
const nils = '01KGH3ZC80V37E3S3E28JT97KB';
const reason = postgresMissing === undefined ? '' : `: ${postgresMissing}`;

describe.skipIf(postgresMissing !== undefined)(`processes that remember the same people${reason}`, () => {
  let postgres: TestPostgres;
  let fleet: KlaviyoFleet;
  let one: KlaviyoWorld;
  let two: KlaviyoWorld;
  let store: Store;
  beforeAll(async () => {
    postgres = await TestPostgres.create();
    fleet = await openKlaviyoFleet({ processes: 2, databaseUrl: (await postgres.createDatabase()).url });
    one = fleet.world;
    two = fleet.worlds[1] ?? one;
  });
  afterAll(async () => {
    await fleet[Symbol.asyncDispose]();
    await postgres[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    await fleet.reset();
    store = await fleet.openStore([vip]);
  });

  const tokenOf = (profileId: string): string => fleet.simulator.world.tokens.create(profileId).token;
  const count = (operation: string): number => fleet.simulator.requests.count({ operation });
  const erase = (token: string) => one.owner('POST', `/api/v1/stores/${store.id}/erasures`, { input: token });
  /** Has both processes hold the answer in their memory. */
  const rememberInBoth = async (profileId: string): Promise<string> => {
    const token = tokenOf(profileId);
    for (const world of [one, two]) expect((await world.ask(store, token)).identity).toBe('identified');
    fleet.simulator.requests.clear();
    return token;
  };
  const loseAnnouncements = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'facet listener' and datname = current_database()`.execute(
      one.server.context.database.queryable,
    );

  it('forget whom another one erases', async () => {
    const token = await rememberInBoth(vera);
    expect((await erase(token)).json).toEqual({ erased: true });
    await vi.waitFor(async () => {
      await two.ask(store, token);
      expect(count('get_profiles')).toBe(1);
    });
  });

  it('forget everybody when they may not have heard who was erased', async () => {
    const token = await rememberInBoth(vera);
    const { database } = two.server.context;
    const missed = vi.fn<() => void>();
    await database.listen('news', () => undefined, missed);
    // As an erasure whose announcement is lost with the connection.
    for (const table of ['klaviyo_identities', 'klaviyo_people'] as const) {
      await database.queryable.deleteFrom(table).execute();
    }
    await loseAnnouncements();
    await vi.waitFor(() => expect(missed).toHaveBeenCalledOnce(), 10_000);
    await two.ask(store, token);
    expect(count('get_profiles')).toBe(1);
  });

  it('ask again about whom another one has heard a hint', async () => {
    const token = await rememberInBoth(vera);
    fleet.simulator.world.segments.takeOut(vip, vera);
    await one.server.context.memberships.noteChanged(store.id, vera);
    await vi.waitFor(async () => {
      expect((await two.ask(store, token)).memberships).toMatchObject({ [vip]: { state: 'out' } });
    });
    expect(count('get_profile_ids_for_segment')).toBe(1);
  });

  it('renew those who are due one at a time', async () => {
    const people = fleet.simulator.world.people.createMany({ accountId: 'NRDL01', count: 40 });
    await Promise.all(people.map(({ token }, n) => one.ask(store, token, `10.1.0.${n}`)));
    await due();
    fleet.simulator.latency.set({ ms: 200 });
    fleet.simulator.requests.clear();
    const renewed = await Promise.all(fleet.worlds.map(({ server }) => server.context.upkeep.renew()));
    expect(renewed.toSorted((a, b) => a - b)).toEqual([0, 40]);
    expect([count('get_profiles'), count('get_profile_ids_for_segment')]).toEqual([1, 1]);
  });

  /** Lets so much time pass that everybody's time has come, and the catalogue is as it was. */
  const due = async (): Promise<void> => {
    fleet.advance(22 * 3_600_000);
    for (const { owner } of fleet.worlds) await owner('GET', `/api/v1/stores/${store.id}/segments`);
  };

  it('read a whole segment one at a time', async () => {
    const path = `/api/v1/stores/${store.id}/segments/${vip}/warm`;
    fleet.simulator.world.people.createMany({ accountId: 'NRDL01', count: 350, segments: [{ id: vip }] });
    fleet.simulator.latency.set({ ms: 100 });
    expect((await one.owner('PUT', path)).status).toBe(204);
    await Promise.all(fleet.worlds.map(({ server }) => server.context.upkeep.warm()));
    await vi.waitFor(async () => {
      const { readAt } = await one.server.context.database.queryable
        .selectFrom('klaviyo_warm_segments')
        .select('read_at as readAt')
        .executeTakeFirstOrThrow();
      expect(readAt).not.toBeNull();
    });
    expect(count('get_profile_ids_for_segment')).toBe(4);
  });

  it('tell what another one has read of a whole segment, whatever they remember themselves', async () => {
    const [member, joiner, other] = [
      await rememberInBoth(vera),
      await rememberInBoth(nils),
      tokenOf('dqQnNW'),
    ];
    fleet.simulator.world.segments.putIn(vip, nils);
    fleet.advance(60_000);
    await one.owner('PUT', `/api/v1/stores/${store.id}/segments/${vip}/warm`);
    await vi.waitFor(async () => {
      await one.server.context.upkeep.warm();
      const { segments } = await one.server.context.segments.list(store.id, { search: 'VIP' });
      expect(segments[0]?.warm?.state).toBe('ready');
    });
    fleet.advance(60_000);
    for (const world of [one, two]) {
      for (const token of [member, joiner, other]) {
        expect((await world.ask(store, token)).memberships).toMatchObject({ [vip]: { state: 'in' } });
      }
    }
  });
});
