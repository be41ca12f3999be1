import { klaviyoConnectionSchema, type Store } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type KlaviyoFleet, openKlaviyoFleet } from '../../testing/klaviyo-fleet.ts';
import type { Told } from '../../testing/klaviyo-world.ts';

const vip = 'VpX7kd';
const vera = '01KGH3ZC80M9S346Q3D25VT4F5';
const nils = '01KGH3ZC80V37E3S3E28JT97KB';
const minuteMs = 60_000;

let fleet: KlaviyoFleet;
let store: Store;
beforeAll(async () => {
  fleet = await openKlaviyoFleet();
});
afterAll(() => fleet[Symbol.asyncDispose]());
beforeEach(async () => {
  await fleet.reset();
  store = await fleet.openStore([vip]);
  const settings = { membershipMaxAgeMs: 5 * minuteMs, membershipStaleLimitMs: 60 * minuteMs };
  await fleet.world.owner('PATCH', `/api/v1/stores/${store.id}`, { settings });
});

const tokenOf = (profileId: string): string => fleet.simulator.world.tokens.create(profileId).token;
const ask = (token: string, number = 0): Promise<Told> => fleet.world.ask(store, token, `10.3.0.${number}`);
const createPeople = (count: number) =>
  fleet.simulator.world.people.createMany({ accountId: 'NRDL01', count, segments: [{ id: vip }] });
const readCard = async () =>
  klaviyoConnectionSchema.parse((await fleet.world.owner('GET', `/api/v1/stores/${store.id}/klaviyo`)).json);

describe.each([{ kind: 'server_error', status: 503 }, { kind: 'html_403' }] as const)(
  'while Klaviyo answers nothing but %j',
  (fault) => {
    it('what is remembered serves past its life, marked stale, and not past the stale limit', async () => {
      const tokens = [tokenOf(vera), tokenOf(nils)];
      for (const token of tokens) await ask(token);
      fleet.advance(5 * minuteMs);
      fleet.simulator.faults.set({ operation: 'api', ...fault });
      const tell = async () => Promise.all(tokens.map(async (token) => (await ask(token)).memberships));
      expect(await tell()).toEqual([
        { [vip]: { state: 'in', stale: true, ageMs: expect.any(Number) } },
        { [vip]: { state: 'out', stale: true, ageMs: expect.any(Number) } },
      ]);
      fleet.advance(54 * minuteMs);
      expect(await tell()).toMatchObject([{ [vip]: { state: 'in' } }, { [vip]: { state: 'out' } }]);
      fleet.advance(minuteMs);
      for (const memberships of await tell()) {
        expect(memberships).toEqual({ [vip]: { state: 'unknown', cause: 'unreachable' } });
      }
    });

    it('new people are unreachable, and never out of a segment', async () => {
      fleet.simulator.faults.set({ operation: 'api', ...fault });
      const answers = await Promise.all(createPeople(20).map(({ token }, number) => ask(token, number)));
      for (const answer of answers) {
        expect(answer).toEqual({
          identity: 'unreachable',
          retryAfterMs: expect.any(Number),
          memberships: {},
        });
      }
    });
  },
);

describe('an outage', () => {
  it('costs a bounded number of calls, however many come', async () => {
    const known = createPeople(30);
    await Promise.all(known.map(({ token }, number) => ask(token, number)));
    fleet.advance(5 * minuteMs);
    fleet.simulator.requests.clear();
    fleet.simulator.faults.set({ operation: 'api', kind: 'server_error', status: 503 });
    const many = [...known, ...createPeople(170)];
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(many.map(({ token }, number) => ask(token, number)));
    }
    expect(fleet.simulator.requests.count()).toBeLessThan(30);
  });

  it('is over by itself: people are resolved, what is due is renewed, the card is active', async () => {
    const known = createPeople(10);
    await Promise.all(known.map(({ token }, number) => ask(token, number)));
    fleet.advance(4.4 * minuteMs);
    const untilMs = fleet.now() + 2 * minuteMs;
    fleet.simulator.faults.set({ operation: 'api', kind: 'server_error', untilMs });
    const stranger = tokenOf(nils);
    expect((await ask(stranger)).identity).toBe('unreachable');
    expect(await fleet.world.server.context.upkeep.renew()).toBe(0);
    expect((await readCard()).state).toBe('degraded');
    fleet.advance(2 * minuteMs);
    // The first call only tries whether it is over.
    await expect.poll(() => fleet.world.server.context.upkeep.renew()).toBe(10);
    expect(await ask(stranger)).toMatchObject({
      identity: 'identified',
      memberships: { [vip]: { state: 'out' } },
    });
    fleet.simulator.requests.clear();
    for (const { token } of known) {
      expect((await ask(token)).memberships).toEqual({ [vip]: { state: 'in', ageMs: expect.any(Number) } });
    }
    expect(fleet.simulator.requests.count()).toBe(0);
    await vi.waitFor(async () => expect((await readCard()).state).toBe('active'));
  });

  it('in which nothing is answered at all costs a bounded number of calls too', async () => {
    fleet.simulator.faults.set({ operation: 'api', kind: 'hang' });
    const people = createPeople(60);
    const answers = await Promise.all(people.map(({ token }, number) => ask(token, number)));
    for (const { identity } of answers) expect(['pending', 'unreachable']).toContain(identity);
    const spent = fleet.simulator.requests.count();
    await Promise.all(people.map(({ token }, number) => ask(token, number)));
    expect(fleet.simulator.requests.count()).toBeLessThan(spent + 10);
  });
});

it('a stale limit that is shorter than the life of memberships takes nothing away', async () => {
  const settings = { membershipMaxAgeMs: 24 * 60 * minuteMs, membershipStaleLimitMs: 5 * minuteMs };
  await fleet.world.owner('PATCH', `/api/v1/stores/${store.id}`, { settings });
  const token = tokenOf(vera);
  await ask(token);
  fleet.advance(60 * minuteMs);
  await fleet.world.server.context.memberships.removeExpired();
  fleet.simulator.faults.set({ operation: 'api', kind: 'server_error' });
  const other = await fleet.start();
  expect((await other.ask(store, token)).memberships).toEqual({
    [vip]: { state: 'in', ageMs: expect.any(Number) },
  });
});
