import { createAgent, type FacetApi, getText } from '@facet/dev';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { dumpTables } from '../database-dump.ts';
import { createPerson } from '../people.ts';
import { original } from '../shop-texts.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

let world: TestWorld;
let browser: Browser;
let api: FacetApi;
let before: Awaited<ReturnType<typeof dumpTables>>;

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
  api = await world.openApi();
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

beforeEach(async () => {
  before = await dumpTables(world.server);
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

/** Nothing was written, and the process lives. */
async function expectNothingChanged(): Promise<void> {
  expect(await dumpTables(world.server)).toEqual(before);
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

    expect([
      '200 application/json {"identity":"unidentified"}',
      '400 application/problem+json invalid_body',
    ]).toContain(await summarize(response));
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
  ['seen', JSON.stringify({ visitor: 'visitor-0001', events: [{ type: 'exposure', id: '1' }] })],
])('%s refuses the body %s and keeps nothing', async (door, body) => {
  const response = await post(`/s/${world.publicKey}/${door}`, body);

  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    code: expect.stringMatching(/^(invalid_body|malformed_json)$/),
  });
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

test('markup in a name is shown as text in the admin', async () => {
  const name = '<img src=x onerror="window.broken=1"><b>Bold</b>';
  const created = await api.call('POST', `/stores/${world.storeId}/experiences`, { kind: 'test', name });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(world.facetUrl);
  await page.getByLabel(/e-mail/i).fill(world.owner.email);
  await page.getByRole('textbox', { name: /password/i }).fill(world.owner.password);
  await page.getByRole('button', { name: /^sign in$/i }).click();
  await page
    .getByRole('link', { name: /experiences/i })
    .first()
    .click();

  await page.getByText(name).first().waitFor();
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
  expect(getText(created, 'name')).toBe(name);
});

test('a sign-in with Klaviyo that nobody here began is refused, and so is one that was used', async () => {
  const forged = await createAgent().ask(
    `${world.facetUrl}/integrations/klaviyo/callback?code=stolen&state=forged`,
  );
  expect(forged.status).toBeGreaterThanOrEqual(400);
  await expectNothingChanged();

  const start = getText(
    await api.call('POST', `/stores/${world.storeId}/klaviyo/authorize`, {}),
    'authorizeUrl',
  );
  const state = new URL(start).searchParams.get('state') ?? '';
  const stranger = await createAgent().ask(
    `${world.facetUrl}/integrations/klaviyo/callback?code=stolen&state=${state}`,
  );
  expect(stranger.status).toBeGreaterThanOrEqual(400);
  expect(getText(await api.call('GET', `/stores/${world.storeId}/klaviyo`), 'state')).toBe('active');
});
