import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { greeting, toTest, withChanges } from './testing/experiences.ts';
import { listExposures } from './testing/facet.ts';
import { type Shop, startShop } from './testing/shop.ts';
import { findDecisions } from './testing/watch.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A shop whose one variation says that a code is applied, with the add-on that does so on Shopify or without it. */
function startDiscountShop(code: string, addons: readonly string[]): Promise<Shop> {
  const experiences = [toTest(withChanges([greeting, { kind: 'discount', code }]))];
  return startShop({ experiences }, 'text', addons);
}

async function recordDiscounts(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    document.addEventListener('facet:discount', (event) => heard.push(Reflect.get(event, 'detail')));
  });
}

test('on Shopify a code is applied once in a visit, and announced', async () => {
  await using shop = await startDiscountShop('VIP 15%', ['discount']);
  await using visitor = await newVisitor(browser);
  await recordDiscounts(visitor.context);
  const page = await visitor.open(shop.origin);
  await page.waitForFunction('heard.length > 0');

  expect(await page.evaluate('heard')).toEqual([{ id: 'exp_test', code: 'VIP 15%' }]);
  await expect.poll(() => page.evaluate(() => document.cookie)).toContain('discount_code=1');
  expect(page.url()).toBe(`${shop.origin}/`);
  await page.goto(`${shop.origin}/other`);
  await page.waitForLoadState('networkidle');
  expect(shop.discounts).toEqual(['VIP 15%']);
  expect(await page.textContent('#headline')).toBe('Welcome back');
});

test('where the shop does not take a code, the original is shown for the rest of the visit', async () => {
  await using shop = await startDiscountShop('GONE', ['discount']);
  await using visitor = await newVisitor(browser);
  await visitor.context.route('**/discount/*', (route) => route.fulfill({ status: 404 }));
  const page = await visitor.open(shop.origin);

  await expect.poll(() => page.textContent('#headline')).toBe('Original');
  expect(await findDecisions(page)).toEqual([]);
  await page.goto(`${shop.origin}/other`);
  await page.waitForLoadState('networkidle');
  expect(await page.textContent('#headline')).toBe('Original');
  expect(listExposures(shop.facet)).toHaveLength(1);
  expect(visitor.errors.filter((error) => error.startsWith('exception'))).toEqual([]);
});

test('elsewhere the page applies the code, and can say that it was refused', async () => {
  await using shop = await startDiscountShop('VIP15', []);
  await using visitor = await newVisitor(browser);
  await recordDiscounts(visitor.context);
  await visitor.context.addInitScript(() => {
    document.addEventListener('facet:discount', () => {
      throw new Error('the listener of the page fails');
    });
  });
  const page = await visitor.open(shop.origin);
  await page.waitForFunction('heard.length > 0');
  expect(await page.evaluate('heard')).toEqual([{ id: 'exp_test', code: 'VIP15' }]);
  expect(shop.discounts).toEqual([]);
  expect(await page.textContent('#headline')).toBe('Welcome back');

  await page.evaluate(`facet.withdraw('exp_test')`);

  expect(await page.textContent('#headline')).toBe('Original');
});
