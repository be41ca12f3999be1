import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { type Json, toPersonalization, toToken } from './testing/experiences.ts';
import { type Shop, startShop } from './testing/shop.ts';
import { findDecisions } from './testing/watch.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const onSale: Json = { pages: { field: 'page_path', operator: 'equals', value: '/sale' } };

function startArrivalShop(audience: Json, more: Json = {}, parts = 'arrival+text'): Promise<Shop> {
  return startShop({ experiences: [toPersonalization({ audience, ...more })] }, parts);
}

function from(source: string): Json {
  return {
    type: 'custom',
    expression: { field: 'traffic_source', operator: 'is_one_of', value: [source] },
  };
}

function findStored(page: Page): Promise<string> {
  return page.evaluate(() => sessionStorage.getItem('facet:shop') ?? '');
}

test('where a visit came from is known on all its pages, and no token is kept with it', async () => {
  await using shop = await startArrivalShop(from('email'), onSale);
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(
    `${shop.origin}/?utm_source=klaviyo&utm_medium=email&_kx=${toToken('vip')}&email=a@b.c`,
  );
  expect(await findDecisions(page)).toEqual(['exp_hello: null (page_does_not_match)']);

  await page.getByText('Other').click();
  await page.waitForURL('**/other');
  await page.goto(`${shop.origin}/sale`);

  expect(await findDecisions(page)).toEqual(['exp_hello: hello (personalized)']);
  const stored = await findStored(page);
  expect(stored).toContain('"utm_source":["klaviyo"]');
  expect(stored).not.toContain('_kx');
  expect(stored).not.toContain('a@b.c');
});

test('a page in a tab of its own is told of no token by the page that led to it', async () => {
  await using shop = await startArrivalShop(from('direct'));
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  const [opened] = await Promise.all([
    visitor.context.waitForEvent('page'),
    page.evaluate(() => void open('/other', '_blank', 'noopener')),
  ]);
  await opened.waitForLoadState();

  await expect.poll(() => findStored(opened)).toContain('"arrival":{"path":""');
  expect(await findStored(opened)).not.toContain('_kx');
});

test('another visit in the same tab begins anew: by a link with tags, or from another site', async () => {
  await using shop = await startArrivalShop(from('referral'), { mode: { type: 'temporary', everyMs: 1 } });
  await using other = await startShop();
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  expect(await findDecisions(page)).toEqual(['exp_hello: null (not_in_audience)']);

  const elsewhere = other.origin.replace('127.0.0.1', 'localhost');
  await page.goto(`${elsewhere}/`);
  await page.evaluate((url) => {
    location.href = url;
  }, `${shop.origin}/other`);
  await page.waitForURL(`${shop.origin}/other`);
  await expect.poll(() => findDecisions(page)).toEqual(['exp_hello: hello (personalized)']);

  const followed = page.waitForEvent('load');
  await page.getByText('Other').click();
  await followed;
  await page.reload();
  await expect.poll(() => findDecisions(page)).toEqual(['exp_hello: hello (personalized)']);

  await page.goto(`${shop.origin}/?utm_medium=sms&utm_source=a`);
  expect(await findDecisions(page)).toEqual(['exp_hello: null (not_in_audience)']);
});

test('the landing page stays the one that the visit began on, over reloads and moves within the page', async () => {
  const expression: Json = { field: 'landing_page', operator: 'equals', value: '/landing' };
  await using shop = await startArrivalShop({ type: 'custom', expression }, onSale);
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/landing?utm_source=a`);
  await page.evaluate(() => history.pushState({}, '', '/sale?utm_source=a'));
  expect(await findDecisions(page)).toEqual(['exp_hello: hello (personalized)']);

  await page.reload();

  expect(await findStored(page)).toContain('"path":"/landing"');
});

test('whoever came by a link of the personalization sees it on another page of the visit, and nobody else', async () => {
  await using shop = await startArrivalShop({ type: 'link', token: 'secret-1' }, onSale);
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?facet_link=secret-1`);
  await page.goto(`${shop.origin}/sale`);
  expect(await findDecisions(page)).toEqual(['exp_hello: hello (personalized)']);

  await using stranger = await newVisitor(browser);
  const shown = await stranger.open(`${shop.origin}/sale?facet_link=secret-2`);
  expect(await findDecisions(shown)).toEqual(['exp_hello: null (not_in_audience)']);
});

test('without consent nothing of an arrival is kept', async () => {
  await using shop = await startArrivalShop(from('email'));
  shop.configuration = { ...shop.configuration, consent: 'required' };
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?utm_medium=email`);
  expect(await findStored(page)).toBe('');

  await page.evaluate('facet.consent(true)');

  expect(await findDecisions(page)).toEqual(['exp_hello: hello (personalized)']);
});

test('a regular expression on what a visit came with decides', async () => {
  const expression: Json = {
    field: 'utm',
    name: 'campaign',
    operator: 'matches_regex',
    value: '^(spring|summer)-\\d{4}$',
  };
  await using shop = await startArrivalShop({ type: 'custom', expression }, {}, 'arrival+regex');
  await using visitor = await newVisitor(browser);

  const page = await visitor.open(`${shop.origin}/?utm_campaign=summer-2026`);
  expect(await findDecisions(page)).toEqual(['exp_hello: hello (personalized)']);
  await using other = await newVisitor(browser);
  const shown = await other.open(`${shop.origin}/?utm_campaign=summer-26`);
  expect(await findDecisions(shown)).toEqual(['exp_hello: null (not_in_audience)']);
});
