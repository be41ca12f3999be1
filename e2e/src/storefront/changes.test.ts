import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import {
  greeting,
  type Json,
  toPersonalization,
  toTest,
  toToken,
  withChanges,
} from './testing/experiences.ts';
import { type Shop, startShop } from './testing/shop.ts';
import { findDecisions } from './testing/watch.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

function startShopWith(changes: readonly Json[], more: Json = {}): Promise<Shop> {
  return startShop({ experiences: [toTest({ ...withChanges(changes), ...more })] });
}

const onHome: Json = { pages: { field: 'page_path', operator: 'equals', value: '/' } };

test('text, HTML and styles change every element that matches, and no script in HTML runs', async () => {
  await using shop = await startShopWith([
    greeting,
    { kind: 'html', selector: '#box p', value: '<b>New</b><script>window.ran = true</script>' },
    { kind: 'style', selector: '#styled', styles: { color: 'green !important', 'background-color': 'gold' } },
  ]);
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);

  await page.getByText('Welcome back').waitFor();
  expect(await page.locator('#box b').allTextContents()).toEqual(['New', 'New']);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(await page.getAttribute('#styled', 'style')).toBe(
    'color: green !important; background-color: gold;',
  );
  expect(visitor.errors).toEqual([]);
});

test('elements that arrive or are rendered again are changed, and a page that insists has the last word', async () => {
  await using shop = await startShopWith([greeting, { kind: 'text', selector: '.late', value: 'Changed' }]);
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  await page.getByText('Welcome back').waitFor();

  const late = await page.evaluate(async () => {
    document.body.insertAdjacentHTML('beforeend', '<p class="late">Late</p>');
    await Promise.resolve();
    return document.querySelector('.late')?.textContent;
  });
  expect(late).toBe('Changed');

  const writes = await page.evaluate(async () => {
    const headline = document.querySelector('#headline');
    let again = 0;
    if (headline === null) return again;
    for (let turn = 0; turn < 30; turn += 1) {
      headline.textContent = 'Insisting';
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (headline.textContent === 'Welcome back') again += 1;
    }
    return again;
  });
  expect(writes).toBe(9);
});

test('moving within a single-page shop takes the changes back and decides for the new page', async () => {
  await using shop = await startShopWith(
    [
      greeting,
      { kind: 'html', selector: '#box', value: '<i>New</i>' },
      { kind: 'style', selector: '#styled', styles: { color: 'green' } },
    ],
    onHome,
  );
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  await page.getByText('Welcome back').waitFor();
  const before = '<p>One</p><p class="two">Two</p>';

  await page.evaluate(() => history.pushState({}, '', '/other'));
  expect(await page.innerHTML('#box')).toBe(before);
  expect(await page.textContent('#headline')).toBe('Original');
  expect(await page.getAttribute('#styled', 'style')).toBe('color: red;');
  expect(await findDecisions(page)).toEqual(['exp_test: null (page_does_not_match)']);

  await page.goBack();
  await page.getByText('Welcome back').waitFor();
  await expect.poll(() => shop.facet.seen.flatMap(({ events }) => events).length).toBe(2);
  expect(visitor.errors).toEqual([]);
});

test('a text node that a framework holds stays in the page', async () => {
  await using shop = await startShopWith([greeting]);
  shop.head = '';
  await using visitor = await newVisitor(browser);
  await visitor.context.addInitScript(() => {
    new MutationObserver((_records, observer) => {
      const text = document.querySelector('#headline')?.firstChild;
      if (text === null || text === undefined) return;
      Object.assign(window, { held: text });
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  const page = await visitor.open(shop.origin);
  await page.getByText('Welcome back').waitFor();

  expect(await page.evaluate('held.isConnected')).toBe(true);
});

test('a redirect keeps query, hash and _kx, happens once, and its exposure is not lost', async () => {
  await using shop = await startShopWith([{ kind: 'redirect', url: '/target?ref=test&own=1' }], onHome);
  await using visitor = await newVisitor(browser);
  const page = await visitor.open();
  await page.goto(`${shop.origin}/?_kx=${toToken('vip')}&ref=mail#part`, { waitUntil: 'commit' });
  await page.waitForURL('**/target**');

  expect(page.url()).toBe(
    `${shop.origin}/target?ref=test&own=1&_kx=${encodeURIComponent(toToken('vip'))}#part`,
  );
  await expect
    .poll(() => new Set(shop.facet.seen.flatMap(({ events }) => events.map(({ id }) => id))).size)
    .toBe(1);

  await page.goto(shop.origin);
  await page.waitForLoadState('load');
  expect(new URL(page.url()).pathname).toBe('/');
});

test('two redirects that lead to each other do not loop', async () => {
  await using shop = await startShop({
    experiences: [
      toTest({ id: 'there', ...withChanges([{ kind: 'redirect', url: '/target' }]), ...onHome }),
      toTest({
        id: 'back',
        seed: 'back',
        ...withChanges([{ kind: 'redirect', url: '/' }]),
        pages: { field: 'page_path', operator: 'equals', value: '/target' },
      }),
    ],
  });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open();
  await page.goto(shop.origin, { waitUntil: 'commit' });

  await page.getByText('Original').waitFor();
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => JSON.parse(sessionStorage.getItem('facet:shop') ?? '')[0].done)).toEqual([
    'redirect:there',
    'redirect:back',
  ]);
});

test.each(['javascript:window.ran=1', 'data:text/html,x', 'http://['])(
  'a redirect to %s is refused',
  async (url) => {
    await using shop = await startShopWith([{ kind: 'redirect', url }]);
    await using visitor = await newVisitor(browser);
    const page = await visitor.open(shop.origin);
    await page.waitForTimeout(300);

    expect(page.url()).toBe(`${shop.origin}/`);
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    expect(shop.facet.seen).toEqual([]);
    expect(visitor.errors).toEqual([]);
  },
);

test('a discount is applied once in a visit and announced', async () => {
  await using shop = await startShopWith([{ kind: 'discount', code: 'VIP 15%' }]);
  await using visitor = await newVisitor(browser);
  await visitor.context.addInitScript(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    document.addEventListener('facet:discount', (event) => heard.push(Reflect.get(event, 'detail')));
  });
  const page = await visitor.open(shop.origin);
  await page.waitForFunction('heard.length > 0');

  expect(await page.evaluate('heard')).toEqual([{ code: 'VIP 15%', applied: true }]);
  expect(await page.evaluate(() => document.cookie)).toContain('discount_code=1');
  await page.goto(`${shop.origin}/other`);
  await page.waitForLoadState('networkidle');
  expect(shop.discounts).toEqual(['VIP 15%']);
});

test('elsewhere than on Shopify the page is left to apply the discount', async () => {
  await using shop = await startShopWith([{ kind: 'discount', code: 'VIP15' }]);
  shop.configuration = { ...shop.configuration, discounts: 'event' };
  shop.head = '';
  await using visitor = await newVisitor(browser);
  await visitor.context.addInitScript(() => {
    Object.assign(window, {
      facet: [['on', 'discount', (detail: unknown) => Object.assign(window, { heard: detail })]],
    });
    document.addEventListener('facet:discount', () => {
      throw new Error('the listener of the page fails');
    });
  });
  const page = await visitor.open(shop.origin);

  await page.waitForFunction('window.heard');
  expect(await page.evaluate('heard')).toEqual({ code: 'VIP15', applied: null });
  expect(shop.discounts).toEqual([]);
  expect(await findDecisions(page)).toEqual(['exp_test: changed (split)']);
});

test('only what an undecided experience may touch is hidden', async () => {
  await using shop = await startShop({
    hideLimitMs: 3000,
    experiences: [toPersonalization({ ...withChanges([greeting, { kind: 'redirect', url: '/target' }]) })],
  });
  shop.facet.answer = () => undefined;
  await using visitor = await newVisitor(browser);
  const page = await visitor.open();
  await page.goto(`${shop.origin}/?_kx=${toToken('vip')}`, { waitUntil: 'domcontentloaded' });
  const visible = await page.evaluate(() =>
    ['#headline', '#box', '#styled', 'body', 'html'].map(
      (selector) => getComputedStyle(document.querySelector(selector) ?? document.body).visibility,
    ),
  );

  expect(visible).toEqual(['hidden', 'visible', 'visible', 'visible', 'visible']);
});
