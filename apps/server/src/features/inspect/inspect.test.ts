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
          variations: [{ name: 'Original' }, { name: 'Personalized' }],
          explanation: { decision: { reason: 'personalized' } },
        },
      ],
    });
    expect(Object.values(inspection.segmentNames)).toEqual(['VIP']);
    expect(JSON.stringify(inspection.identity.steps)).toContain('Nordlys Outdoor');
    const { subject, steps } = inspection.identity;
    expect(steps.filter((step) => step.includes(subject ?? ''))).toEqual([
      `Facet keeps no name of this person, only a code that means nothing elsewhere: ${subject}.`,
    ]);
    expect(JSON.stringify(inspection)).not.toContain(vera);
    expect(JSON.stringify(inspection)).not.toContain(token);
    expect((await inspect(token)).understoodAs).toBe('exchange_id');
  });

  it('asks Klaviyo again on demand, for that person only', async () => {
    const { token } = simulator.world.tokens.create(vera);
    await inspect(token);
    simulator.world.segments.takeOut(vip, vera);
    simulator.requests.clear();
    expect(await inspect(token)).toMatchObject({ memberships: [{ state: 'in' }], refreshed: null });
    expect(simulator.requests.count()).toBe(0);
    const renewed = await inspect(token, { refresh: true });
    expect(renewed).toMatchObject({ memberships: [{ state: 'out' }], refreshed: true });
    expect(renewed.experiences).toMatchObject([
      { variationName: null, explanation: { decision: { reason: 'not_in_audience' } } },
    ]);
    expect(simulator.requests.count()).toBe(2);
  });

  it('says whether Klaviyo has answered anew: not while it is down, and not where there is nobody to ask about', async () => {
    const { tokens } = simulator.world;
    const { token } = tokens.create(vera);
    await inspect(token);
    const refreshed = async (input: string) => (await inspect(input, { refresh: true })).refreshed;
    const expired = tokens.create(vera);
    tokens.expire(expired.token);
    expect(await refreshed(expired.token)).toBe(true);
    expect(await refreshed('visitor-of-nobody')).toBe(false);
    expect(await refreshed(tokens.createStray('NRDL01', 'foreign'))).toBe(false);
    simulator.faults.set({ operation: 'api', kind: 'server_error' });
    const again = await inspect(token, { refresh: true });
    expect(again).toMatchObject({ memberships: [{ state: 'in' }], refreshed: false });
    expect(again.identity.steps.join(' ')).toContain('remembered from before');
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
    const body = JSON.stringify({ visitor, events: [{ ...event, subject }] });
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

  const heading = { kind: 'text', selector: 'h1', value: 'Hello' };
  const start = async (name: string, changes: object) => {
    const { experiences } = world.server.context;
    const draft = await experiences.create(store.id, { kind: 'personalization', name }, null);
    const variations = draft.definition.variations.map((each) =>
      each.control ? each : { ...each, changes: [heading] },
    );
    const own: object = { variations, ...changes };
    const definition = { ...draft.definition, ...own } as typeof draft.definition;
    await experiences.save(store.id, draft.id, { revision: 1, name, definition }, null);
    return await experiences.changeStatus(store.id, draft.id, { status: 'running' }, null);
  };
  const custom = (expression: object) => ({ audience: { type: 'custom', expression } });
  const reasonOf = async (name: string, more: object = {}) => {
    const { experiences } = await inspect('visitor-of-nobody', more);
    return experiences.find((each) => each.name === name)?.explanation.decision.reason;
  };

  it('tells each experience what is its own, also where priorities change the order', async () => {
    await start('Strong', {
      priority: 5,
      ...custom({ field: 'visitor_type', operator: 'equals', value: 'new' }),
    });
    await start('Weak', { priority: -5 });
    const { experiences } = await inspect('visitor-of-nobody');
    expect(
      experiences.map(({ id, name, explanation }) => [name, explanation.decision.experience === id]),
    ).toEqual([
      ['Weak', true],
      ['Strong', true],
      ['For VpX7kd', true],
    ]);
    expect(experiences.map(({ explanation }) => explanation.decision.reason)).toEqual([
      'personalized',
      'not_in_audience',
      'audience_unknown',
    ]);
  });

  it('answers for the circumstances that are given, and says which are not known', async () => {
    await start('Country', custom({ field: 'country', operator: 'is_one_of', value: ['DE'] }));
    await start('Language', custom({ field: 'language', operator: 'is_one_of', value: ['de'] }));
    await start('Cart', custom({ field: 'attribute', name: 'cart', operator: 'at_least', value: 100 }));
    await start(
      'Search',
      custom({ field: 'traffic_source', operator: 'is_one_of', value: ['organic_search'] }),
    );
    const blind = await inspect('visitor-of-nobody');
    expect(
      blind.experiences.slice(0, 4).map(({ name, explanation }) => [name, explanation.decision]),
    ).toMatchObject([
      ['Search', { reason: 'not_in_audience' }],
      ['Cart', { reason: 'audience_unknown', cause: 'not_provided' }],
      ['Language', { reason: 'audience_unknown', cause: 'not_provided' }],
      ['Country', { reason: 'audience_unknown', cause: 'not_provided' }],
    ]);
    expect(blind.identity.steps.join(' ')).toContain('the country, the language, and attributes');
    const told = await inspect('visitor-of-nobody', {
      country: 'de',
      language: 'de-CH',
      attributes: { cart: '120.50' },
      referrer: 'https://www.google.com/',
    });
    expect(told.experiences.slice(0, 4).map(({ explanation }) => explanation.decision.reason)).toEqual([
      'personalized',
      'personalized',
      'personalized',
      'personalized',
    ]);
  });

  it('takes the page of a link for the one that the visit begins on, unless another is named', async () => {
    await start('Email', custom({ field: 'traffic_source', operator: 'is_one_of', value: ['email'] }));
    const { link } = simulator.world.tokens.sendEmail(vera, { shopUrl: shopOrigin });
    const address = new URL(link);
    address.searchParams.set('utm_medium', 'email');
    const reasonFor = async (more: object): Promise<string | undefined> =>
      (await inspect(address.href, more)).experiences.find(({ name }) => name === 'Email')?.explanation
        .decision.reason;
    expect(await reasonFor({})).toBe('personalized');
    expect(await reasonFor({ pageUrl: `${shopOrigin}/` })).toBe('not_in_audience');
  });

  it('decides as if it were another time, by the store’s clocks', async () => {
    await world.owner('PATCH', `/api/v1/stores/${store.id}`, { settings: { timeZone: 'Europe/Berlin' } });
    await start('Friday', { schedule: { start: '2041-11-29T00:00', end: '2041-11-30T00:00' } });
    expect(await reasonOf('Friday')).toBe('outside_schedule');
    expect(await reasonOf('Friday', { at: '2041-11-28T22:59:59Z' })).toBe('outside_schedule');
    expect(await reasonOf('Friday', { at: '2041-11-28T23:00:00Z' })).toBe('personalized');
    expect(await reasonOf('Friday', { at: '2041-11-30T00:00:00+01:00' })).toBe('outside_schedule');
  });

  it('names the experience of an exclusion group that has the visitor', async () => {
    const group = { key: 'Hero', weight: 1 };
    const both = await Promise.all([start('One', { group }), start('Two', { group })]);
    const { experiences } = await inspect('visitor-of-nobody');
    const members = experiences.filter(({ id }) => both.some((each) => each.id === id));
    const [shown] = members.filter(({ explanation }) => explanation.decision.variation !== null);
    const [left] = members.filter(({ explanation }) => explanation.decision.variation === null);
    expect(left?.explanation).toMatchObject({
      decision: { reason: 'excluded_by_group' },
      steps: expect.arrayContaining([{ step: 'group', outcome: 'drawn', other: shown?.id }]),
    });
  });

  it('pretends what is asked for, without changing what is so', async () => {
    const { token } = simulator.world.tokens.create(vera);
    const out = await inspect(token, { preview: { memberships: { [vip]: 'out' } } });
    expect(out).toMatchObject({
      memberships: [{ state: 'in' }],
      experiences: [{ explanation: { decision: { reason: 'not_in_audience' } } }],
    });
    expect(out.identity.steps.join(' ')).toContain('pretend');
    expect(await reasonOf('For VpX7kd', { preview: { memberships: { [vip]: 'in' } } })).toBe('personalized');
    const [experience] = out.experiences;
    const { definition } = await world.server.context.experiences.get(store.id, experience?.id ?? '');
    const control = definition.variations.find((variation) => variation.control)?.id;
    const forced = { [definition.id]: control };
    expect((await inspect(token, { preview: { forced } })).experiences).toMatchObject([
      { variationName: 'Original', explanation: { decision: { reason: 'forced', counted: false } } },
    ]);
    for (const wrong of [{ [definition.id]: 'nothing' }, { nothing: control }]) {
      const body = { input: token, preview: { forced: wrong } };
      expect((await world.owner('POST', `/api/v1/stores/${store.id}/inspect`, body)).json).toMatchObject({
        code: 'invalid_body',
        problems: [{ path: expect.stringMatching(/^preview\.forced\./) }],
      });
    }
  });

  it('refuses what cannot be inspected', async () => {
    const path = `/api/v1/stores/${store.id}/inspect`;
    for (const body of [
      { input: 'hello world' },
      { input: '' },
      { input: 'abc.X', pageUrl: 'nowhere' },
      { input: 'abc.X', country: 'Germany' },
      { input: 'abc.X', language: '*' },
      { input: 'abc.X', at: 'tomorrow' },
      { input: 'abc.X', attributes: { cart: null } },
      { input: 'abc.X', preview: { memberships: { [vip]: 'unknown' } } },
      {},
    ]) {
      expect((await world.owner('POST', path, body)).json).toMatchObject({ code: 'invalid_body' });
    }
  });
});
