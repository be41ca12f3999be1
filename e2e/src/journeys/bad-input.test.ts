import {
  type Agent,
  createAgent,
  createFacetApi,
  type FacetApi,
  getAt,
  getList,
  getObject,
  getText,
  type Json,
} from '@facet/dev';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listScreens, type Screen } from '../admin-screens.ts';
import { signInMerchant } from '../admin-session.ts';
import { launchBrowser, newVisitor } from '../browser.ts';
import { dumpTables } from '../database-dump.ts';
import { createPerson } from '../people.ts';
import { original } from '../shop-texts.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

let world: TestWorld;
let browser: Browser;
let api: FacetApi;
let before: Awaited<ReturnType<typeof dumpKept>>;

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
  api = await world.openApi();
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

beforeEach(async () => {
  before = await dumpKept();
});

/** Sends what a script of the shop would send, and more. */
function post(path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${world.facetUrl}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain', origin: world.shopUrl, ...headers },
  });
}

/** What an answer says: status, media type and, of a problem, its code. */
async function summarize(response: Response): Promise<string> {
  const body = await response.text();
  const code = /"code":"(\w+)"/.exec(body)?.[1] ?? body;
  return `${response.status} ${response.headers.get('content-type')?.split(';')[0] ?? ''} ${code}`;
}

/** All that is kept, but for what is counted of Klaviyo's limits: that is given back in its own time. */
async function dumpKept() {
  const tables = Object.entries(await dumpTables(world.server));
  return tables.filter(([name]) => name !== 'klaviyo_call_ledgers');
}

/** Nothing was written, and the process lives. */
async function expectNothingChanged(): Promise<void> {
  expect(await dumpKept()).toEqual(before);
  expect((await fetch(`${world.facetUrl}/readyz`)).status).toBe(200);
}

test('an unknown store key is answered with a clear error, and a shop with it shows the original', async () => {
  const visitorBody = JSON.stringify({ visitor: 'visitor-0001', token: 'abc.NRDL01' });
  expect(await summarize(await post('/s/no-such-store/who', visitorBody))).toBe(
    '404 application/problem+json unknown_store',
  );

  await using visitor = await newVisitor(browser);
  await visitor.context.route(`${world.facetUrl}/s/**`, (route) =>
    route.continue({ url: route.request().url().replace(world.publicKey, 'no-such-store') }),
  );
  const page = await visitor.open(createPerson(world, ['VIP']).receiveLink());
  await page.waitForLoadState('networkidle');
  expect(await page.textContent('#announcement')).toBe(original.announcement);
  expect(visitor.errors.filter((error) => error.startsWith('exception'))).toEqual([]);
  await expectNothingChanged();
});

test.each([
  ['malformed', 'not a token at all %%%'],
  ['of another account', 'J8fjcn003Wy6b-3ILNlOyZXabW6dcFwTyeuxrowMers=.McN66x'],
  ['empty', ''],
  ['script', '<script>alert(1)</script>.NRDL01'],
  ['very long', `${'x'.repeat(6000)}.NRDL01`],
])('a _kx that is %s shows the original and costs no call to Klaviyo', async (_name, token) => {
  await using visitor = await newVisitor(browser);
  const calls = world.simulator.requests.count();

  const page = await visitor.open(`${world.shopUrl}/?_kx=${encodeURIComponent(token)}`);
  await page.waitForLoadState('networkidle');

  expect(await page.textContent('#announcement')).toBe(original.announcement);
  const apiCalls = world.simulator.requests
    .list()
    .slice(calls)
    .filter((entry) => entry.path.startsWith('/api/'));
  expect(apiCalls).toEqual([]);
  expect(visitor.errors.filter((error) => error.startsWith('exception'))).toEqual([]);
});

test.each(['not a token', 'abc.McN66x', '.', 'a.b.c', '\u0000.NRDL01'])(
  'asked directly about %j, Facet says unidentified or what is wrong, without a call to Klaviyo',
  async (token) => {
    const calls = world.simulator.requests.count();
    const response = await post(
      `/s/${world.publicKey}/who`,
      JSON.stringify({ visitor: 'visitor-0001', token }),
    );

    expect(await summarize(response)).toMatch(
      /^(200 application\/json \[{"identity":"unidentified"},"[\d.]+"\]|400 application\/problem\+json invalid_body)$/,
    );
    expect(world.simulator.requests.count()).toBe(calls);
  },
);

test('a body of one megabyte is refused on every door', async () => {
  const body = JSON.stringify({ visitor: 'visitor-0001', token: 'x'.repeat(1_048_576) });
  expect(await summarize(await post(`/s/${world.publicKey}/who`, body))).toBe(
    '413 application/problem+json payload_too_large',
  );
  expect(await summarize(await post(`/s/${world.publicKey}/seen`, body))).toBe(
    '413 application/problem+json payload_too_large',
  );
  const headers = { 'content-type': 'application/json', origin: world.facetUrl };
  expect(await summarize(await post('/api/v1/session', body, headers))).toBe(
    '413 application/problem+json payload_too_large',
  );
  await expectNothingChanged();
});

test.each([
  ['who', '{'],
  ['who', '[]'],
  ['who', 'null'],
  ['who', JSON.stringify({ visitor: 12345678, token: 'abc.NRDL01' })],
  ['who', JSON.stringify({ visitor: 'visitor-0001', token: ['abc.NRDL01'] })],
  ['who', JSON.stringify({ visitor: 'visitor-0001', token: 'abc.NRDL01', more: true })],
  ['seen', JSON.stringify({ visitor: 'visitor-0001', events: 'none' })],
  ['seen', JSON.stringify({ visitor: 'a@shop.example', events: [{ type: 'exposure', id: '1' }] })],
])('%s refuses the body %s and keeps nothing', async (door, body) => {
  const response = await post(`/s/${world.publicKey}/${door}`, body);

  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    code: expect.stringMatching(/^(invalid_body|malformed_json)$/),
  });
  await expectNothingChanged();
});

test('reports that are none are passed over and kept nowhere', async () => {
  const events = [{ type: 'exposure', id: '1' }, 'order', null, { type: 'event', name: 'a@shop.example' }];
  const body = JSON.stringify({ visitor: 'visitor-0001', events });

  expect((await post(`/s/${world.publicKey}/seen`, body)).status).toBe(204);
  await expectNothingChanged();
});

test('an experience that is no experience is refused with the place of the mistake', async () => {
  const path = `/stores/${world.storeId}/experiences`;
  const refused = await api
    .call('POST', path, { kind: 'test', name: 5 })
    .catch((error: unknown) => String(error));

  expect(refused).toMatch(/400.*invalid_body.*name/s);
  await expectNothingChanged();
});

test('a sign-in with Klaviyo that nobody here began is refused', async () => {
  const forged = await createAgent().ask(
    `${world.facetUrl}/integrations/klaviyo/callback?code=stolen&state=forged`,
  );
  expect(forged.url).toBe(`${world.facetUrl}/integrations?klaviyo=signed_out`);
  await expectNothingChanged();
});

test('a sign-in that somebody else began, or whose code was used, is refused and changes nothing', async () => {
  const before = await readAccount();
  const { state, code, owner } = await signInAtKlaviyo();
  const callback = `${world.facetUrl}/integrations/klaviyo/callback?code=${code}&state=${state}`;

  const stranger = await createAgent().ask(callback);
  expect(stranger.url).toBe(`${world.facetUrl}/integrations?klaviyo=signed_out`);
  const guess = await owner.ask(callback.replace(code, 'guessed'));
  expect(guess.url).toMatch(/integrations\?klaviyo=(?!connected)/);
  const again = await owner.ask(callback);
  expect(again.url).toBe(`${world.facetUrl}/integrations?klaviyo=unknown`);
  expect(await readAccount()).toEqual(before);
});

/** State and account of the store's connection. */
async function readAccount(): Promise<Json> {
  const connection = await api.call('GET', `/stores/${world.storeId}/klaviyo`);
  return [getAt(connection, 'state'), getAt(connection, 'account'), getAt(connection, 'connectedAt')];
}

/** Consents at Klaviyo in a browser that comes back to Facet without being signed in: the code stays unused. */
async function signInAtKlaviyo(): Promise<{
  readonly state: string;
  readonly code: string;
  readonly owner: Agent;
}> {
  const owner = createAgent();
  const ownerApi = createFacetApi(owner, world.facetUrl);
  await ownerApi.call('POST', '/session', world.owner);
  const start = getText(
    await ownerApi.call('POST', `/stores/${world.storeId}/klaviyo/authorize`, {}),
    'authorizeUrl',
  );
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(start);
  await page.getByRole('button', { name: 'Log in' }).click();
  const [back] = await Promise.all([
    page.waitForRequest((request) => request.url().includes('/integrations/klaviyo/callback')),
    page.getByRole('button', { name: 'Allow' }).click(),
  ]);
  const { searchParams } = new URL(back.url());
  return { state: searchParams.get('state') ?? '', code: searchParams.get('code') ?? '', owner };
}

/** Markup, quotes, a word read from right to left, an emoji of several signs, and one word that ends nowhere. */
const hostile = `"><img src=x onerror="window.broken=1"> שלום 👩‍👩‍👧 ${'W'.repeat(200)}`;

/** The screens on which names stand. */
const naming = [
  'home',
  'experiences',
  'segments',
  'activity',
  'settings',
  'settings-members',
  'settings-tokens',
  'settings-data',
  'editor-overview',
  'editor-variations',
  'editor-targeting',
  'editor-preview',
];

/** Gives everything that people name such a name. */
async function nameAll(): Promise<void> {
  const store = `/stores/${world.storeId}`;
  const { world: klaviyo } = world.simulator;
  for (const { id } of klaviyo.segments.list(klaviyo.getAccount().id)) {
    klaviyo.segments.change(id, { name: hostile });
  }
  await api.call('GET', `${store}/segments?refresh=true&size=1`);
  for (const item of getList(await api.call('GET', `${store}/experiences`), 'experiences')) {
    const path = `${store}/experiences/${getText(item, 'id')}`;
    const experience = getObject(await api.call('GET', path));
    const definition = getObject(experience['definition'] ?? null);
    const variations = getList(definition, 'variations').map((variation) => ({
      ...getObject(variation),
      name: hostile.slice(0, 100),
    }));
    await api.call('PUT', path, {
      revision: experience['revision'] ?? null,
      name: hostile.slice(0, 120),
      definition: { ...definition, variations, group: { key: hostile.slice(0, 60), weight: 1 } },
    });
  }
  await api.call('PATCH', '/account', { name: hostile.slice(0, 100) });
  await api.call('PATCH', store, { name: hostile.slice(0, 100) });
  const token = { name: hostile.slice(0, 60), role: 'viewer', storeId: null, lifeDays: null };
  await api.call('POST', '/tokens', token);
}

test('whatever people name things, it is shown as text, and no screen is wider than a phone', async () => {
  const screens = (await listScreens(world)).filter(({ name }) => naming.includes(name));
  await nameAll();
  await using merchant = await signInMerchant(browser, world, { width: 390, height: 780 });
  const look = async ({ name, open }: Screen): Promise<void> => {
    await using page = await merchant.open();
    await open(page);
    await page.waitForLoadState('networkidle');
    const seen = await page.evaluate(() => ({
      isBroken: 'broken' in window || document.querySelector('img[src="x"]') !== null,
      tooWide: document.documentElement.scrollWidth - window.innerWidth,
    }));
    expect([name, seen]).toEqual([name, { isBroken: false, tooWide: 0 }]);
  };
  const inspect = async (page: Page): Promise<void> => {
    await page.goto(`${world.facetUrl}/stores/${world.storeId}/inspect`);
    await page.getByLabel('Who').fill(world.emailLink);
    await page.getByRole('button', { name: 'Inspect', exact: true }).click();
    await page.getByRole('region', { name: /WWW/ }).first().waitFor();
  };
  const all = [...screens, { name: 'inspection', open: inspect }];
  for (let at = 0; at < all.length; at += 4) await Promise.all(all.slice(at, at + 4).map(look));
  expect(all.length).toBe(naming.length + 1);
  expect(merchant.errors).toEqual([]);
});
