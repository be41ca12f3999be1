import { createSimulator, type Simulator } from '@facet/klaviyo-simulator';
import type { Inspection, Store } from '@facet/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type KlaviyoWorld, openKlaviyoWorld, shopOrigin, testClient } from '../../testing/klaviyo-world.ts';

const vera = '01KGH3ZC80M9S346Q3D25VT4F5';
const vip = 'VpX7kd';

let simulator: Simulator;
let world: KlaviyoWorld;
let store: Store;
beforeAll(async () => {
  const redirectUris: string[] = [];
  simulator = await createSimulator({
    port: 0,
    shopUrl: shopOrigin,
    clients: [{ ...testClient, redirectUris }],
  });
  world = await openKlaviyoWorld(simulator.url, redirectUris);
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
  await world.owner('GET', `/api/v1/stores/${store.id}/segments`);
  simulator.requests.clear();
});

async function inspect(input: string, more: object = {}): Promise<Inspection> {
  const answer = await world.owner('POST', `/api/v1/stores/${store.id}/inspect`, { input, ...more });
  if (answer.status !== 200) throw new Error(answer.text);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shape is what the tests are about
  return answer.json as Inspection;
}

describe('inspecting', () => {
  it('a member shows the identity, the membership with its age, and the decision', async () => {
    const { token, link } = simulator.world.tokens.sendEmail(vera, { shopUrl: shopOrigin });
    const inspection = await inspect(link);
    expect(inspection).toMatchObject({
      understoodAs: 'address',
      identity: { state: 'identified', subject: expect.stringMatching(/^[\w-]{22}$/) },
      memberships: [{ segmentId: vip, segmentName: 'VIP', state: 'in', cause: null, stale: false }],
      experiences: [
        {
          name: 'For VpX7kd',
          variationName: 'Personalized',
          explanation: { decision: { reason: 'personalized' } },
        },
      ],
    });
    expect(Object.values(inspection.segmentNames)).toEqual(['VIP']);
    expect(JSON.stringify(inspection.identity.steps)).toContain('Nordlys Outdoor');
    expect(JSON.stringify(inspection)).not.toContain(vera);
    expect(JSON.stringify(inspection)).not.toContain(token);
    expect((await inspect(token)).understoodAs).toBe('exchange_id');
  });

  it('asks Klaviyo again on demand, for that person only', async () => {
    const { token } = simulator.world.tokens.create(vera);
    await inspect(token);
    simulator.world.segments.takeOut(vip, vera);
    simulator.requests.clear();
    expect((await inspect(token)).memberships).toMatchObject([{ state: 'in' }]);
    expect(simulator.requests.count()).toBe(0);
    const renewed = await inspect(token, { refresh: true });
    expect(renewed.memberships).toMatchObject([{ state: 'out' }]);
    expect(renewed.experiences).toMatchObject([
      { variationName: null, explanation: { decision: { reason: 'not_in_audience' } } },
    ]);
    expect(simulator.requests.count()).toBe(2);
  });

  it('says in words why somebody is not identified', async () => {
    const { tokens } = simulator.world;
    const stepsOf = async (input: string) => (await inspect(input)).identity.steps.join(' ');
    expect(await stepsOf(tokens.createStray('NRDL01', 'foreign'))).toContain('another Klaviyo account');
    const { token } = tokens.create(vera);
    tokens.expire(token);
    expect(await stepsOf(token)).toContain('expired');
    expect((await inspect(token)).experiences).toMatchObject([
      { explanation: { decision: { reason: 'audience_unknown', cause: 'unidentified' } } },
    ]);
    simulator.faults.set({ operation: 'api', kind: 'server_error' });
    expect(await stepsOf(tokens.create(vera).token)).toContain('does not answer');
    const other = await world.createStore();
    const answer = await world.owner('POST', `/api/v1/stores/${other.id}/inspect`, { input: 'abc.NRDL01' });
    expect(answer.text).toContain('not connected');
  });

  it('knows a visitor by id once an exposure was reported', async () => {
    const visitor = 'visitor-00000001';
    expect((await inspect(visitor)).identity).toMatchObject({ state: 'unidentified', subject: null });
    const { token } = simulator.world.tokens.create(vera);
    const { subject } = (await inspect(token)).identity;
    const [experience] = (await inspect(token)).experiences;
    const event = {
      id: '6f0d1c1e-5df5-4d0c-9a4f-0c9a51b0a001',
      type: 'exposure',
      experience: experience?.id,
      variation: experience?.explanation.decision.variation,
      reason: 'personalized',
      kind: 'personalized',
      counted: true,
      identity: 'identified',
      device: 'desktop',
      agoMs: 0,
    };
    const body = JSON.stringify({ visitor, subject, events: [event] });
    const headers = { 'content-type': 'text/plain', origin: shopOrigin };
    expect((await world.owner('POST', `/s/${store.publicKey}/seen`, body, headers)).status).toBe(204);
    const inspection = await inspect(visitor);
    expect(inspection).toMatchObject({
      understoodAs: 'visitor_id',
      identity: { state: 'identified', subject },
      memberships: [{ state: 'in' }],
      experiences: [{ explanation: { decision: { reason: 'kept' } } }],
    });
    simulator.world.segments.takeOut(vip, vera);
    expect((await inspect(visitor, { refresh: true })).memberships).toMatchObject([{ state: 'out' }]);
  });

  it('is not led astray by a segment that is called like something every object has', async () => {
    await world.personalize(store, 'constructor');
    const { memberships } = await inspect('visitor-of-nobody');
    expect(memberships).toContainEqual(
      expect.objectContaining({ segmentId: 'constructor', state: 'unknown', readAt: null }),
    );
  });

  it('refuses what cannot be inspected', async () => {
    const path = `/api/v1/stores/${store.id}/inspect`;
    for (const body of [
      { input: 'hello world' },
      { input: '' },
      { input: 'abc.X', pageUrl: 'nowhere' },
      {},
    ]) {
      expect((await world.owner('POST', path, body)).json).toMatchObject({ code: 'invalid_body' });
    }
  });
});
