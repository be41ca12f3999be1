import { seenRequestSchema } from '@facet/protocol';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { startFirstPartyShop } from './testing/first-party-shop.ts';
import { startRealFacet } from './testing/real-facet.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Opens a page and waits for its report to be answered: who the visitor is by it, and the cookies that it sets. */
async function visit(page: Page, url: string): Promise<{ visitor: string; cookies: readonly string[] }> {
  const reported = page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/seen'));
  await page.goto(url);
  const response = await reported;
  const { visitor } = seenRequestSchema.parse(response.request().postDataJSON());
  const headers = await response.headersArray();
  const cookies = headers.filter(({ name }) => name.toLowerCase() === 'set-cookie');
  return { visitor, cookies: cookies.map(({ value }) => value) };
}

test('a shop that leads a path to Facet keeps all first-party, and its visitors stay who they are', async () => {
  await using shop = await startFirstPartyShop();
  await using facet = await startRealFacet([shop.origin]);
  shop.target = `${facet.server.url}/s`;
  const { snippet, publicKey } = await facet.change({ address: `${shop.origin}/n` });
  expect(snippet).toBe(`<script src="${shop.origin}/n/${publicKey}.js"></script>`);
  shop.head = snippet;

  await using visitor = await newVisitor(browser);
  const hosts = new Set<string>();
  visitor.context.on('request', (request: Request) => hosts.add(new URL(request.url()).origin));
  const page = await visitor.open();
  const first = await visit(page, shop.origin);

  // Everything goes to the shop's own host, and the server has set the cookie.
  expect(await page.textContent('#headline')).toBe('Welcome');
  expect([...hosts]).toEqual([shop.origin]);
  expect(first.cookies).toEqual([`facet_id=${first.visitor}; Max-Age=31536000; Path=/; SameSite=Lax`]);
  const [kept] = (await visitor.context.cookies()).filter(({ name }) => name === 'facet_id');
  expect(kept).toMatchObject({ value: first.visitor, httpOnly: false, sameSite: 'Lax', domain: '127.0.0.1' });
  expect(kept?.expires).toBeGreaterThan(Date.now() / 1000 + 360 * 86_400);

  // A browser that forgets what scripts keep, as some do after a week, knows the visitor by the cookie.
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  const again = await visit(page, `${shop.origin}/again`);
  expect(again.visitor).toBe(first.visitor);
  expect(await page.textContent('#headline')).toBe('Welcome');
  expect(visitor.errors).toEqual([]);

  // The shop's own cookies have stayed with the shop; what Facet needs has reached it.
  const reports = shop.passedOn.filter(({ path }) => path === `/s/${publicKey}/seen`);
  expect(reports.length).toBeGreaterThanOrEqual(2);
  for (const { headers } of shop.passedOn) expect(JSON.stringify(headers)).not.toContain('s3cr3t');
  expect(reports[0]?.headers).toMatchObject({ 'sec-fetch-site': 'same-origin', origin: shop.origin });
});

test('a shop that loads Facet from elsewhere gets no cookie from the server', async () => {
  await using shop = await startFirstPartyShop();
  await using facet = await startRealFacet([shop.origin]);
  shop.head = facet.store.snippet;
  await using visitor = await newVisitor(browser);
  const { visitor: id, cookies } = await visit(await visitor.open(), shop.origin);

  expect(cookies).toEqual([]);
  const kept = (await visitor.context.cookies()).filter(({ name }) => name === 'facet_id');
  expect(kept).toMatchObject([{ value: id, domain: '127.0.0.1' }]);
});

test('a proxy that answers with something else does no harm', async () => {
  await using shop = await startFirstPartyShop();
  await using facet = await startRealFacet([shop.origin]);
  shop.target = 'http://127.0.0.1:9/s';
  shop.head = (await facet.change({ address: `${shop.origin}/n` })).snippet;
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);

  expect(await page.textContent('#headline')).toBe('Original');
  expect(visitor.errors.filter((error) => error.startsWith('exception'))).toEqual([]);
});
