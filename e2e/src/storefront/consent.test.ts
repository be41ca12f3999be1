import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor, type Visitor } from '../browser.ts';
import { toKlaviyoCookie, toPerson, toPersonalization, toTest, toToken } from './testing/experiences.ts';
import { listExposures } from './testing/facet.ts';
import { type Shop, startShop } from './testing/shop.ts';
import { findDecisions } from './testing/watch.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

type Access = { readonly reads: readonly string[]; readonly writes: readonly string[] };

/** Counts every touch of cookies and storage by the page's scripts. */
async function recordAccess(visitor: Visitor): Promise<void> {
  await visitor.context.addInitScript(() => {
    const reads: string[] = [];
    const writes: string[] = [];
    Object.assign(window, { access: { reads, writes } });
    const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
    Object.defineProperty(Document.prototype, 'cookie', {
      get(this: Document): unknown {
        reads.push('cookie');
        return cookie?.get?.call(this);
      },
      set(this: Document, value: string) {
        writes.push(value);
        cookie?.set?.call(this, value);
      },
    });
    for (const [method, list] of [
      ['getItem', reads],
      ['setItem', writes],
    ] as const) {
      const recorded = new Proxy(Storage.prototype[method], {
        apply: (target, self, values) => {
          list.push(String(values[0]));
          return Reflect.apply(target, self, values);
        },
      });
      Reflect.set(Storage.prototype, method, recorded);
    }
  });
}

function findAccess(page: Page): Promise<Access> {
  return page.evaluate<Access>('access');
}

async function startConsentShop(): Promise<Shop> {
  const shop = await startShop({ consent: 'required' });
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  return shop;
}

test('where consent is required nothing is read, written or sent before it', async () => {
  await using shop = await startConsentShop();
  await using visitor = await newVisitor(browser);
  await visitor.context.addCookies([
    { name: '__kla_id', value: toKlaviyoCookie(toToken('vip')), url: shop.origin },
  ]);
  await recordAccess(visitor);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await page.waitForTimeout(1000);

  expect(await findAccess(page)).toEqual({ reads: [], writes: [] });
  expect(await findDecisions(page)).toEqual([]);
  expect([shop.facet.who, shop.facet.seen]).toEqual([[], []]);

  await page.evaluate('facet.consent(true)');
  await page.getByText('Welcome back').waitFor();
});

test('consent may be given in the queue before the script has loaded', async () => {
  await using shop = await startConsentShop();
  await using visitor = await newVisitor(browser);
  await visitor.context.addInitScript(() => {
    Object.assign(window, { facet: [['consent', true]] });
  });
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);

  await page.getByText('Welcome back').waitFor();
  expect(shop.facet.who).toHaveLength(1);
});

test('consent taken back takes the changes back and deletes what was stored', async () => {
  await using shop = await startShop();
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await page.getByText('Welcome back').waitFor();
  await expect.poll(() => listExposures(shop.facet).length).toBe(1);

  await page.evaluate('facet.consent(false)');

  expect(await page.textContent('#headline')).toBe('Original');
  const left = await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
  expect(left).toEqual(['', 0, 0]);
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(
    left,
  );
});

test("Klaviyo's off switch leaves the visitor unidentified and asks nobody, while other experiences go on", async () => {
  await using shop = await startShop();
  shop.configuration = {
    ...shop.configuration,
    experiences: [toPersonalization(), toTest()],
  };
  await using visitor = await newVisitor(browser);
  await visitor.context.addCookies([{ name: '__kla_off', value: 'true', url: shop.origin }]);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);

  await expect
    .poll(() => findDecisions(page))
    .toEqual(['exp_hello: null (audience_unknown)', 'exp_test: b (split)']);
  await expect.poll(() => listExposures(shop.facet)[0]?.identity).toBe('no_consent');
  expect(shop.facet.who).toEqual([]);
});

test('consent refused on a page deletes what an earlier page stored', async () => {
  await using shop = await startConsentShop();
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await page.evaluate('facet.consent(true)');
  await page.getByText('Welcome back').waitFor();
  await expect.poll(() => listExposures(shop.facet).length).toBe(1);

  await page.goto(`${shop.origin}/other`);
  await page.evaluate('facet.consent(false)');

  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
    '',
    0,
    0,
  ]);
});

test('consent taken back while an answer is under way ends the asking', async () => {
  await using shop = await startShop();
  shop.facet.answer = () => ({ identity: 'pending', retryAfterMs: 500 });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await expect.poll(() => shop.facet.who.length).toBe(1);

  await page.evaluate('facet.consent(false)');
  await page.waitForTimeout(1500);

  expect(shop.facet.who).toHaveLength(1);
});

test('a configuration that the script cannot use throws nothing when Shopify grants consent', async () => {
  await using shop = await startShop({ consent: 'required', experiences: null });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);

  await page.evaluate(() => document.dispatchEvent(new Event('trackingConsentAccepted')));

  expect(visitor.errors).toEqual([]);
});
