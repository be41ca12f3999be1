import {
  type KlaviyoConnection,
  klaviyoConnectionSchema,
  type Store,
  segmentListSchema,
} from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type KlaviyoFleet, openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';
import type { KlaviyoWorld } from '../../testing/klaviyo-world.ts';

const vip = 'VpX7kd';
const vera = '01KGH3ZC80M9S346Q3D25VT4F5';
const nils = '01KGH3ZC80V37E3S3E28JT97KB';
const hourMs = 3_600_000;

let fleet: KlaviyoFleet;
let one: KlaviyoWorld;
let two: KlaviyoWorld;
let store: Store;
beforeAll(async () => {
  fleet = await openKlaviyoFleet({ processes: 2 });
  one = fleet.world;
  two = fleet.worlds[1] ?? one;
});
afterAll(() => fleet[Symbol.asyncDispose]());
beforeEach(async () => {
  await fleet.reset();
  store = await fleet.openStore([vip]);
});

const tokenOf = (profileId: string): string => fleet.simulator.world.tokens.create(profileId).token;
const countRefreshes = (): number => fleet.simulator.requests.count({ operation: 'oauth_token' });
const pathOf = (rest: string): string => `/api/v1/stores/${store.id}${rest}`;
const readCard = async (world: KlaviyoWorld): Promise<KlaviyoConnection> =>
  klaviyoConnectionSchema.parse((await world.owner('GET', pathOf('/klaviyo'))).json);
const uninstall = (): void => {
  for (const { id } of fleet.simulator.world.grants.list()) fleet.simulator.world.grants.uninstall(id);
};
const askMany = (world: KlaviyoWorld, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, number) => world.ask(store, tokenOf(nils), `10.2.0.${number}`)),
  );

describe('a grant that was ended in Klaviyo', () => {
  it('asks to reconnect, and the token endpoint is asked once however many visitors come', async () => {
    uninstall();
    for (let round = 0; round < 4; round += 1) {
      for (const { identity } of await askMany(one, 25)) expect(identity).toBe('unreachable');
      fleet.advance(60_000);
    }
    expect(countRefreshes()).toBe(1);
    expect(await readCard(one)).toMatchObject({
      state: 'reconnect_needed',
      notice: expect.stringContaining('Sign in with Klaviyo again'),
    });
    expect((await one.owner('GET', pathOf('/audit'))).text).not.toMatch(
      /klaviyo\.(disconnected|ended|refused)/,
    );
    expect((await one.owner('GET', pathOf('/segments?refresh=true'))).json).toMatchObject({
      code: 'klaviyo_refused',
    });
    expect(countRefreshes()).toBe(1);
  });

  it('leaves visitors what is remembered of them', async () => {
    const token = tokenOf(vera);
    await one.ask(store, token);
    uninstall();
    await askMany(one, 5);
    for (const world of fleet.worlds) {
      expect((await world.ask(store, token)).memberships).toEqual({
        [vip]: { state: 'in', ageMs: expect.any(Number) },
      });
    }
  });

  it('leaves the segments as last read, and no word of a reading that ended early once it is renewed', async () => {
    const readList = async () => segmentListSchema.parse((await one.owner('GET', pathOf('/segments'))).json);
    const { known } = await readList();
    uninstall();
    expect((await one.owner('GET', pathOf('/segments?refresh=true'))).status).toBe(422);
    expect(await readList()).toMatchObject({ known, interrupted: true });
    expect((await readCard(one)).state).toBe('reconnect_needed');
    await one.connect(store);
    expect(await readList()).toMatchObject({ known, interrupted: false });
  });

  it('is cured in every process by a new sign-in, with what is remembered', async () => {
    const known = tokenOf(vera);
    for (const world of fleet.worlds) await world.ask(store, known);
    uninstall();
    for (const world of fleet.worlds) await askMany(world, 3);
    expect((await readCard(two)).state).toBe('reconnect_needed');
    expect((await one.connect(store)).headers.get('location')).toContain('klaviyo=connected');
    fleet.simulator.requests.clear();
    for (const world of fleet.worlds) {
      await vi.waitFor(async () =>
        expect((await world.ask(store, tokenOf(nils))).identity).toBe('identified'),
      );
      expect((await world.ask(store, known)).memberships).toMatchObject({ [vip]: { state: 'in' } });
      expect(await readCard(world)).toMatchObject({ state: 'active', notice: null, rememberedPeople: 2 });
    }
    expect(fleet.simulator.requests.count({ status: 401 })).toBe(0);
  });
});

describe('a token endpoint that fails', () => {
  const faults = [
    { kind: 'server_error', status: 503 },
    { kind: 'html_403' },
    { kind: 'server_error', status: 502 },
  ] as const;

  it.each(faults)('is an outage and no reason to sign in anew: %j', async (fault) => {
    fleet.simulator.faults.set({ operation: 'oauth_token', ...fault });
    fleet.advance(hourMs);
    for (const { identity } of await askMany(one, 20)) expect(identity).toBe('unreachable');
    expect(await readCard(one)).toMatchObject({
      state: 'degraded',
      notice: expect.stringContaining('recovers by itself'),
    });
    fleet.simulator.faults.clear();
    fleet.advance(31_000);
    await vi.waitFor(async () => expect((await one.ask(store, tokenOf(nils))).identity).toBe('identified'));
    expect((await readCard(one)).state).toBe('active');
  });

  it('is left in peace while it does', async () => {
    fleet.simulator.faults.set({ operation: 'oauth_token', kind: 'server_error' });
    fleet.advance(hourMs);
    for (let round = 0; round < 40; round += 1) await one.ask(store, tokenOf(nils));
    expect(countRefreshes()).toBeLessThan(20);
  });
});
