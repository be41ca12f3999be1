import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { toPerson, toPersonalization, toTest, toToken } from './testing/experiences.ts';
import { listEvents, listExposures } from './testing/facet.ts';
import { startShop } from './testing/shop.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const namesOf = (facet: Parameters<typeof listEvents>[0]): readonly string[] =>
  listEvents(facet).map(({ name }) => name);

test('each page is noted once, and what the page tells in the queue and later', async () => {
  await using shop = await startShop({ experiences: [toTest()] });
  shop.head = `<script>window.facet = [['track', 'checkout'], (facet) => facet.track('from_function')]</script>`;
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  await page.evaluate(`facet.track('order', { order: 1001, value: '84.50', currency: 'EUR', items: 3 })`);

  await expect.poll(() => namesOf(shop.facet)).toEqual(['page_view', 'checkout', 'from_function', 'order']);
  expect(listEvents(shop.facet).at(-1)).toMatchObject({
    order: '1001',
    value: 84.5,
    currency: 'EUR',
    items: 3,
  });
  await page.goto(`${shop.origin}/other`);
  await expect.poll(() => namesOf(shop.facet).filter((name) => name === 'page_view').length).toBe(2);
  expect(visitor.errors).toEqual([]);
});

test('a page without experiences is not noted, an order on it is', async () => {
  await using shop = await startShop({ experiences: [] });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  await page.evaluate(`facet.track('order', { order: 'A-1' })`);

  await expect.poll(() => namesOf(shop.facet)).toEqual(['order']);
});

test('events are of who is known when they happen', async () => {
  await using shop = await startShop();
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await page.getByText('Welcome back').waitFor();
  await page.evaluate(`facet.track('checkout')`);

  await expect.poll(() => namesOf(shop.facet)).toEqual(['page_view', 'checkout']);
  expect(listEvents(shop.facet).map(({ subject }) => subject)).toEqual([undefined, 'subject-vip']);
  expect(new Set(shop.facet.seen.map((batch) => batch.visitor)).size).toBe(1);
});

test('what fits no report is left out and takes nothing along; more than the queue holds loses the oldest', async () => {
  await using shop = await startShop({ experiences: [toTest()] });
  shop.facet.seenStatus = 503;
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  await page.evaluate(`facet.track('order', { order: 'x'.repeat(5000), email: 'ada@example.com' })`);
  await page.evaluate(`for (let i = 0; i < 80; i += 1) facet.track('click', { items: i })`);
  shop.facet.seenStatus = 204;

  await page.goto(`${shop.origin}/other`);

  await expect.poll(() => listEvents(shop.facet).length).toBeGreaterThan(35);
  expect(namesOf(shop.facet)).not.toContain('order');
  expect(listEvents(shop.facet).length + listExposures(shop.facet).length).toBeLessThanOrEqual(45);
  expect(JSON.stringify(shop.facet.seen)).not.toContain('ada@example.com');
});

test('a report that the server could not take is sent again when the page is left, or comes to the front', async () => {
  await using shop = await startShop({ experiences: [toTest()] });
  shop.facet.seenStatus = 503;
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  await expect.poll(() => shop.facet.seen.length).toBeGreaterThan(0);
  shop.facet.seenStatus = 204;

  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

  await expect.poll(() => namesOf(shop.facet)).toEqual(['page_view']);
  await expect.poll(() => listExposures(shop.facet).length).toBe(1);
});

test('after consent was taken back nothing is sent, and no late answer brings the cookie back', async () => {
  await using shop = await startShop({ experiences: [toTest()] });
  shop.facet.seenStatus = 503;
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  await expect.poll(() => shop.facet.seen.length).toBeGreaterThan(0);
  const sent = shop.facet.seen.length;

  await page.evaluate(`facet.track('checkout'); facet.consent(false)`);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.waitForTimeout(500);

  expect(shop.facet.seen.length).toBe(sent);
  expect(await page.evaluate(() => [document.cookie, localStorage.length])).toEqual(['', 0]);
});

test('exposures tell the page, each once, and what a kept variation would be today tells the server', async () => {
  await using shop = await startShop({ experiences: [toPersonalization(), toTest()] });
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  await visitor.context.addInitScript(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    document.addEventListener('facet:exposure', (event) => heard.push(Reflect.get(event, 'detail')));
  });
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await page.getByText('Welcome back').waitFor();
  await expect.poll(() => page.evaluate('heard.length')).toBe(2);
  expect(await page.evaluate('heard')).toContainEqual({
    id: 'exp_hello',
    variation: 'hello',
    reason: 'personalized',
    counted: true,
  });
  shop.facet.answer = () => toPerson('subject-vip', 'out');
  await page.evaluate('facet.refresh()');
  await expect.poll(() => shop.facet.who.length, { timeout: 5000 }).toBe(2);

  await page.goto(`${shop.origin}/other?_kx=${toToken('vip')}`);

  await expect
    .poll(
      () => listExposures(shop.facet).filter(({ freshReason }) => freshReason === 'not_in_audience').length,
    )
    .toBeGreaterThan(0);
  expect(listExposures(shop.facet).at(-1)).toMatchObject({ identity: 'identified' });
});
