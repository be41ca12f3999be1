import { createSimulator, type Simulator } from '@facet/klaviyo-simulator';
import type { Store } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type KlaviyoWorld, openKlaviyoWorld, shopOrigin, testClient } from '../../testing/klaviyo-world.ts';

const vera = '01KGH3ZC80M9S346Q3D25VT4F5';
const nils = '01KGH3ZC80V37E3S3E28JT97KB';
const vip = 'VpX7kd';

let skewMs = 0;
let simulator: Simulator;
let world: KlaviyoWorld;
let store: Store;
beforeAll(async () => {
  const redirectUris: string[] = [];
  const now = (): number => Date.now() + skewMs;
  simulator = await createSimulator({
    port: 0,
    now,
    shopUrl: shopOrigin,
    clients: [{ ...testClient, redirectUris }],
  });
  world = await openKlaviyoWorld(simulator.url, redirectUris, { now });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await simulator[Symbol.asyncDispose]();
});
beforeEach(async () => {
  simulator.reset();
  store = await world.createStore();
  await world.connect(store);
  await world.personalize(store, vip);
  // The first question reads the catalogue in the background; what visitors cost is counted after it.
  await world.owner('GET', `/api/v1/stores/${store.id}/segments`);
  simulator.requests.clear();
});

const keyOf = (segment: string): string => world.server.context.secrets.segmentKeyOf(store.id, segment);
const tokenOf = (profileId: string): string => simulator.world.tokens.create(profileId).token;
const answerSchema = z.looseObject({ identity: z.string(), subject: z.string().optional() });
type WhoAnswer = z.infer<typeof answerSchema>;
const askIn = async (asked: Store, token: string): Promise<WhoAnswer> =>
  answerSchema.parse((await world.who(asked, token)).json);
const ask = (token: string): Promise<WhoAnswer> => askIn(store, token);

describe('who', () => {
  it('tells members, others and strangers apart, by opaque keys', async () => {
    const member = await world.who(store, tokenOf(vera));
    expect(member.json).toEqual({
      identity: 'identified',
      subject: expect.stringMatching(/^[\w-]{22}$/),
      memberships: { [keyOf(vip)]: { state: 'in', ageMs: expect.any(Number) } },
      assignments: {},
    });
    for (const secret of [vip, 'VIP', vera]) expect(member.text).not.toContain(secret);
    expect(await ask(tokenOf(nils))).toMatchObject({ memberships: { [keyOf(vip)]: { state: 'out' } } });
    expect(await ask(simulator.world.tokens.createStray('NRDL01', 'unknown'))).toEqual({
      identity: 'unidentified',
    });
  });

  it('gives one person one subject, whatever the token, and another one in another store', async () => {
    const [first, second] = [await ask(tokenOf(vera)), await ask(tokenOf(vera))];
    expect(second).toEqual({ ...first, memberships: expect.anything() });
    const other = await world.createStore();
    await world.connect(other);
    const elsewhere = await askIn(other, tokenOf(vera));
    expect(elsewhere.subject).not.toBe(first.subject);
  });

  it('costs two calls for a new person, and none for a known one', async () => {
    const token = tokenOf(vera);
    await ask(token);
    expect(
      simulator.requests
        .list()
        .map(({ operation }) => operation)
        .toSorted(),
    ).toEqual(['get_profile_ids_for_segment', 'get_profiles']);
    await ask(token);
    await ask(token.replace('=', '%3D'));
    expect(simulator.requests.count()).toBe(2);
    expect(simulator.requests.list({ operation: 'get_profiles' })[0]?.query).toMatchObject({
      'fields[profile]': 'id',
    });
  });

  it('costs one resolution however many ask about one new person at once', async () => {
    const token = tokenOf(vera);
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(token)));
    expect(answers.every((answer) => answer.identity === 'identified')).toBe(true);
    expect(simulator.requests.count({ operation: 'get_profiles' })).toBe(1);
    expect(simulator.requests.count({ operation: 'get_profile_ids_for_segment' })).toBe(1);
  });

  it('costs nothing for tokens of another account and for what is no token', async () => {
    const strays = [
      simulator.world.tokens.createStray('NRDL01', 'foreign'),
      'nonsense',
      '"),x.NRDL01',
      '%.NRDL01',
    ];
    for (const token of strays) expect(await ask(token)).toEqual({ identity: 'unidentified' });
    expect(simulator.requests.count()).toBe(0);
  });

  it('asks about made-up tokens of one address a few times only, and about a member’s all the same', async () => {
    const made = Array.from({ length: 200 }, (_, number) => `made-up-${number}.NRDL01`);
    const answers = await Promise.all(made.map(ask));
    const refused = answers.filter(({ identity }) => identity === 'unreachable').length;
    expect(refused).toBeGreaterThanOrEqual(110);
    expect(simulator.requests.count({ operation: 'get_profiles' })).toBeLessThanOrEqual(90);
    const inspected = await world.owner('POST', `/api/v1/stores/${store.id}/inspect`, {
      input: tokenOf(vera),
    });
    expect(inspected.json).toMatchObject({ identity: { state: 'identified' } });
    const card = await world.owner('GET', `/api/v1/stores/${store.id}/klaviyo`);
    expect(card.json).toMatchObject({ state: 'active' });
  });

  it('costs one question for an expired token, which is remembered', async () => {
    const token = tokenOf(vera);
    simulator.world.tokens.expire(token);
    expect(await ask(token)).toEqual({ identity: 'unidentified' });
    const spent = simulator.requests.count();
    expect(await ask(token)).toEqual({ identity: 'unidentified' });
    expect(simulator.requests.count()).toBe(spent);
    const card = await world.owner('GET', `/api/v1/stores/${store.id}/klaviyo`);
    expect(card.json).toMatchObject({ state: 'active' });
  });

  it('asks only for what is missing when a segment is taken into use', async () => {
    const token = tokenOf(vera);
    await ask(token);
    await world.personalize(store, 'WbQ2rt');
    simulator.requests.clear();
    expect(await ask(token)).toMatchObject({
      memberships: { [keyOf(vip)]: { state: 'in' }, [keyOf('WbQ2rt')]: { state: 'out' } },
    });
    expect(simulator.requests.list().map(({ path }) => path)).toEqual([
      '/api/segments/WbQ2rt/relationships/profiles',
    ]);
  });

  it('does not know memberships of a segment that Klaviyo is still computing', async () => {
    await world.personalize(store, 'PrC0es');
    expect(await ask(tokenOf(vera))).toMatchObject({
      memberships: {
        [keyOf(vip)]: { state: 'in' },
        [keyOf('PrC0es')]: { state: 'unknown', cause: 'processing' },
      },
    });
  });

  it('follows somebody who leaves the segment, at the latest after a day', async () => {
    const token = tokenOf(vera);
    await ask(token);
    simulator.world.segments.takeOut(vip, vera);
    expect(await ask(token)).toMatchObject({ memberships: { [keyOf(vip)]: { state: 'in' } } });
    skewMs += 86_400_000;
    expect(await ask(token)).toMatchObject({ memberships: { [keyOf(vip)]: { state: 'out' } } });
  });

  it('follows somebody whose profile is merged into another', async () => {
    const token = tokenOf(vera);
    const before = await ask(token);
    simulator.world.people.merge(vera, nils);
    skewMs += 86_400_000;
    const after = await ask(token);
    expect(after.subject).not.toBe(before.subject);
    expect(after).toMatchObject({ memberships: { [keyOf(vip)]: { state: 'in' } } });
  });

  it('serves what is remembered while Klaviyo is down, and nothing false to others', async () => {
    const token = tokenOf(vera);
    await ask(token);
    simulator.faults.set({ operation: 'api', kind: 'server_error' });
    expect(await ask(token)).toMatchObject({ memberships: { [keyOf(vip)]: { state: 'in' } } });
    expect(await ask(tokenOf(nils))).toMatchObject({ identity: 'unreachable' });
    skewMs += 40_000;
  });

  it('answers within the deadline when Klaviyo hangs, and has the answer for the next page', async () => {
    simulator.faults.set({ operation: 'get_profiles', kind: 'slow', ms: 3000, count: 1 });
    const token = tokenOf(vera);
    expect(await ask(token)).toEqual({ identity: 'pending', retryAfterMs: 1000 });
    await expect.poll(() => ask(token), { timeout: 5000 }).toMatchObject({ identity: 'identified' });
    expect(simulator.requests.count({ operation: 'get_profiles' })).toBe(1);
  });

  it('forgets a person on demand', async () => {
    const token = tokenOf(vera);
    const { subject = '' } = await ask(token);
    await world.server.context.memberships.eraseSubject(store.id, subject);
    const { queryable } = world.server.context.database;
    for (const table of ['klaviyo_identities', 'klaviyo_people'] as const) {
      expect(await queryable.selectFrom(table).selectAll().where('subject', '=', subject).execute()).toEqual(
        [],
      );
    }
    simulator.requests.clear();
    await ask(token);
    expect(simulator.requests.count()).toBe(2);
  });

  it('refuses what is no question of a page of this store', async () => {
    const token = tokenOf(vera);
    const { queryable } = world.server.context.database;
    const before = (await queryable.selectFrom('klaviyo_identities').selectAll().execute()).length;
    const post = (path: string, body: string, origin: string | null = shopOrigin) =>
      world.owner('POST', path, body, { 'content-type': 'text/plain', origin });
    const body = JSON.stringify({ visitor: 'visitor-0001', token });
    const path = `/s/${store.publicKey}/who`;
    expect((await post('/s/nobody/who', body)).json).toMatchObject({ code: 'unknown_store' });
    expect((await post(path, body, 'https://evil.example')).json).toMatchObject({ code: 'foreign_origin' });
    expect((await post(path, '{')).json).toMatchObject({ code: 'malformed_json' });
    expect((await post(path, JSON.stringify({ visitor: 1, token: [] }))).json).toMatchObject({
      code: 'invalid_body',
    });
    expect((await post(path, 'x'.repeat(1_000_000))).status).toBe(413);
    expect(await queryable.selectFrom('klaviyo_identities').selectAll().execute()).toHaveLength(before);
  });
});
