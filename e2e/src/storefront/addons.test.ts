import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, newVisitor, type Visitor } from '../browser.ts';
import { toTest } from './testing/experiences.ts';
import { listEvents, listExposures } from './testing/facet.ts';
import { type Shop, startShop } from './testing/shop.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

function startTestShop(addons: readonly string[]): Promise<Shop> {
  return startShop({ experiences: [toTest()] }, 'text', addons);
}

/** Opens a page on which `before` runs ahead of the script, and waits until its exposure was taken. */
async function openShown(visitor: Visitor, shop: Shop, before: string): Promise<Page> {
  await visitor.context.addInitScript(before);
  const page = await visitor.open(shop.origin);
  await expect.poll(() => listExposures(shop.facet).length).toBe(1);
  return page;
}

describe('an exposure', () => {
  const gtag = 'window.dataLayer = []; window.gtag = function () { dataLayer.push([...arguments]) };';
  const impression = ['event', 'experience_impression', { exp_variant_string: 'FACET-exp_test-b' }];
  const shown = { event: 'facet_exposure', experience_id: 'exp_test', variation_id: 'b' };
  const viewed = ['track', 'Experiment Viewed', { experiment_id: 'exp_test', variation_id: 'b' }];

  test.each([
    ['Tag Manager', 'relay-data-layer', '', 'dataLayer', [shown]],
    ['GA4, whose gtag is there', 'relay-ga4', gtag, 'dataLayer', [impression]],
    ['GA4, whose gtag is not', 'relay-ga4', '', 'dataLayer.map((entry) => [...entry])', [impression]],
    ['Segment, whose snippet has not run', 'relay-segment', '', 'analytics', [viewed]],
    [
      'Segment, which is there',
      'relay-segment',
      'window.heard = []; window.analytics = { track: (...call) => heard.push(["track", ...call]) }',
      'heard',
      [viewed],
    ],
  ])('is told to %s, once', async (_who, addon, before, heard, expected) => {
    await using shop = await startTestShop([addon]);
    await using visitor = await newVisitor(browser);
    const page = await openShown(visitor, shop, before);

    expect(await page.evaluate(heard)).toEqual(expected);
    expect(visitor.errors).toEqual([]);
  });

  test('waits for what the head of the page configures at Google', async () => {
    await using shop = await startTestShop(['relay-ga4']);
    await using visitor = await newVisitor(browser);
    await visitor.context.addInitScript(`
      document.addEventListener('facet:exposure', () => {
        window.gtag = function () { (window.dataLayer ??= []).push([...arguments]) };
        gtag('config', 'G-1');
      });`);
    const page = await visitor.open(shop.origin);

    await expect.poll(() => page.evaluate('window.dataLayer')).toEqual([['config', 'G-1'], impression]);
  });

  test('is told to Google where the page is left before its head has run', async () => {
    await using shop = await startTestShop(['relay-ga4']);
    await using visitor = await newVisitor(browser);
    await visitor.context.addInitScript(
      'window.gtag = (...call) => localStorage.setItem("told", JSON.stringify(call))',
    );
    await visitor.context.route('**/never.js', () => undefined);
    shop.head = '<script src="/facet.js"></script><script src="/never.js"></script>';
    const page = await visitor.open();
    await page.goto(shop.origin, { waitUntil: 'commit' });
    // Not by waiting for frames: a page whose head has not run may have none.
    await expect.poll(() => page.evaluate(`'version' in Object(window.facet)`)).toBe(true);
    expect(await page.evaluate('localStorage.getItem("told")')).toBeNull();

    shop.head = '';
    await page.goto(`${shop.origin}/other`);
    expect(JSON.parse(await page.evaluate<string>('localStorage.getItem("told")'))).toEqual(impression);
  });

  test('that one of them cannot take reaches the others, and the shop hears nothing', async () => {
    await using shop = await startTestShop(['relay-data-layer', 'relay-ga4', 'relay-segment']);
    await using visitor = await newVisitor(browser);
    const page = await openShown(
      visitor,
      shop,
      `window.dataLayer = Object.freeze([]);
       window.gtag = () => { throw new Error('gtag') };
       Object.defineProperty(window, 'analytics', { value: [] });`,
    );

    expect(await page.evaluate('analytics')).toEqual([viewed]);
    expect(await page.textContent('#headline')).toBe('Welcome back');
    expect(visitor.errors).toEqual([]);
  });

  test('is told once though the script stands on the page twice', async () => {
    await using shop = await startTestShop(['relay-data-layer']);
    await using visitor = await newVisitor(browser);
    shop.head = '<script src="/facet.js"></script>';
    const page = await openShown(visitor, shop, '');

    expect(await page.evaluate('dataLayer')).toEqual([shown]);
  });
});

describe('what is put into the cart', () => {
  async function openCartShop(visitor: Visitor, shop: Shop, form = ''): Promise<Page> {
    const page = await openShown(visitor, shop, '');
    await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), form);
    return page;
  }
  const listAdds = (shop: Shop): number =>
    listEvents(shop.facet).filter(({ name }) => name === 'add_to_cart').length;
  /** Leaves the page, so that all that it knows of is sent; `views`: how many pages were seen before. */
  async function countAdds(page: Page, shop: Shop, views = 1): Promise<number> {
    const listViews = () => listEvents(shop.facet).filter(({ name }) => name === 'page_view');
    await expect.poll(() => listViews().length).toBe(views);
    await page.waitForTimeout(300);
    await page.goto(`${shop.origin}/other`);
    await expect.poll(() => listViews().length).toBe(views + 1);
    return listAdds(shop);
  }
  const form = (action: string, more = ''): string =>
    `<form id="cart" method="post" action="${action}"><input name="action" value="add">${more}<button>Buy</button></form>`;

  test.each([
    ['fetch("/cart/add.js", { method: "POST" })', 1],
    ['fetch("/en-ie/cart/add", { method: "POST" })', 1],
    ['fetch("/?wc-ajax=add_to_cart", { method: "POST" })', 1],
    ['Promise.all([fetch("/cart/add.js"), fetch("/cart/add.js")])', 2],
    [
      `new Promise((done) => { const request = new XMLHttpRequest(); request.onload = done;
         request.open('POST', '/cart/add.js?sections=cart'); request.send(); })`,
      1,
    ],
    ['fetch("/cart/change.js", { method: "POST" })', 0],
    ['fetch("/cart/add.js/suggestions")', 0],
    ['fetch("/search?q=/cart/add")', 0],
    [
      'new Promise((done) => { const image = new Image(); image.onerror = done; image.src = "/cart/add"; })',
      0,
    ],
  ])('by %s counts %d times', async (request, count) => {
    await using shop = await startTestShop(['cart']);
    await using visitor = await newVisitor(browser);
    const page = await openCartShop(visitor, shop);
    await page.evaluate(`${request}.then(() => 1)`);

    expect(await countAdds(page, shop)).toBe(count);
    expect(visitor.errors).toEqual([]);
  });

  test('does not count where the shop refuses it, as what is sold out', async () => {
    await using shop = await startTestShop(['cart']);
    await using visitor = await newVisitor(browser);
    await visitor.context.route('**/cart/add.js', (route) => route.fulfill({ status: 422 }));
    const page = await openCartShop(visitor, shop);
    await page.evaluate('fetch("/cart/add.js", { method: "POST" }).then(() => 1)');

    expect(await countAdds(page, shop)).toBe(0);
  });

  test.each([
    ['a form', form('/cart/add'), 1],
    [
      'a form whose button says where to',
      form('/elsewhere', '<button formaction="/cart/add">Now</button>'),
      1,
    ],
    ['a form that leads elsewhere', form('/subscribe'), 0],
  ])('by %s counts as what it is', async (_what, html, count) => {
    await using shop = await startTestShop(['cart']);
    await using visitor = await newVisitor(browser);
    const page = await openCartShop(visitor, shop, html);
    await Promise.all([page.waitForNavigation(), page.click('#cart button')]);

    expect(await countAdds(page, shop, 2)).toBe(count);
  });

  test('by a form that the theme sends as a request counts once', async () => {
    await using shop = await startTestShop(['cart']);
    await using visitor = await newVisitor(browser);
    const page = await openCartShop(visitor, shop, form('/cart/add'));
    await page.evaluate(() => {
      document.querySelector('#cart')?.addEventListener('submit', (event) => {
        event.preventDefault();
        void fetch('/cart/add.js', { method: 'POST' });
      });
    });
    await page.click('#cart button');

    expect(await countAdds(page, shop)).toBe(1);
  });

  test('by a request and a form of the same click counts once', async () => {
    await using shop = await startTestShop(['cart']);
    await using visitor = await newVisitor(browser);
    const page = await openCartShop(visitor, shop, form('/cart/add'));
    await page.evaluate(() => {
      // Later than ours: where the theme holds the form back only then, both are heard of.
      window.addEventListener('submit', (event) => {
        event.preventDefault();
        void fetch('/cart/add.js', { method: 'POST' });
      });
    });
    await page.click('#cart button');

    expect(await countAdds(page, shop)).toBe(1);
  });
});
