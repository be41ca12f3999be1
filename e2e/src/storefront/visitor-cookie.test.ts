import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { toTest } from './testing/experiences.ts';
import { listEvents } from './testing/facet.ts';
import { startShop } from './testing/shop.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

function readVisitor(page: Page): Promise<string | undefined> {
  return page.evaluate(() => /facet_id=([^;]*)/.exec(document.cookie)?.[1]);
}

test('where there is a cookie it says who the visitor is, and what was kept stays', async () => {
  await using shop = await startShop({ experiences: [toTest()] });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  await expect.poll(() => listEvents(shop.facet).length).toBe(1);
  await visitor.context.addCookies([{ name: 'facet_id', value: 'set-by-the-server', url: shop.origin }]);

  await page.goto(`${shop.origin}/other`);

  await expect.poll(() => shop.facet.seen.at(-1)?.visitor).toBe('set-by-the-server');
  expect(await page.evaluate('facet.experiences()[0].reason')).toBe('kept');
});

test('a cookie that is none of ours is not taken', async () => {
  await using shop = await startShop({ experiences: [toTest()] });
  await using visitor = await newVisitor(browser);
  await visitor.context.addCookies([{ name: 'facet_id', value: '<img src=x>', url: shop.origin }]);
  const page = await visitor.open(shop.origin);

  expect(await readVisitor(page)).toMatch(/^[\w-]{8,64}$/);
});

test('hosts of one shop share the visitor by the parent that they share', async () => {
  await using shop = await startShop({ experiences: [toTest()], cookieDomain: 'shop.localhost' });
  const port = new URL(shop.origin).port;
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`http://www.shop.localhost:${port}/`);
  const first = await readVisitor(page);

  await page.goto(`http://shop.localhost:${port}/`);

  expect(first).toMatch(/^[\w-]{8,64}$/);
  expect(await readVisitor(page)).toBe(first);
  await page.evaluate('facet.consent(false)');
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('where scripts and calls are the shop’s own, the cookie that the server set is left as it is', async () => {
  await using shop = await startShop({ experiences: [toTest()] });
  shop.configuration = { ...shop.configuration, endpoint: `${shop.origin}/n/shop` };
  await using visitor = await newVisitor(browser);
  const [cookie] = [{ name: 'facet_id', value: 'set-by-the-server', url: shop.origin }];
  await visitor.context.addCookies([{ ...cookie, expires: Math.floor(Date.now() / 1000) + 50_000 }]);
  await visitor.open(shop.origin);

  const [kept] = await visitor.context.cookies(shop.origin);
  expect(kept?.value).toBe('set-by-the-server');
  expect(kept?.expires).toBeLessThan(Date.now() / 1000 + 60_000);
});
