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
import { listEvents, listExposures } from './testing/facet.ts';
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
  // Ten writes until it comes to rest, of which the one at the beginning may be one.
  expect([9, 10]).toContain(writes);
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
  await expect.poll(() => listExposures(shop.facet).length).toBe(2);
  expect(listEvents(shop.facet).map(({ name }) => name)).toEqual(['page_view', 'page_view', 'page_view']);
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
  await expect.poll(() => listExposures(shop.facet).length).toBe(1);
  await expect.poll(() => listEvents(shop.facet).map(({ name }) => name)).toEqual(['page_view']);

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

test('a redirect to what is no address leads nowhere and counts nothing', async () => {
  await using shop = await startShopWith([{ kind: 'redirect', url: 'http://[' }]);
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  await page.waitForTimeout(300);

  expect(page.url()).toBe(`${shop.origin}/`);
  expect(listExposures(shop.facet)).toEqual([]);
  expect(visitor.errors).toEqual([]);
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
