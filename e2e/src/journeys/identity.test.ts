import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { type FacetCalls, listenToFacet } from '../facet-calls.ts';
import { firstContentfulPaintMs, paintedTexts, watchPaints } from '../paint-watch.ts';
import { createPerson } from '../people.ts';
import { original, vip, winBack } from '../shop-texts.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

let world: TestWorld;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

const text = (page: Page, selector: string): Promise<string | null> => page.textContent(selector);
const patience = { timeout: 15_000 };

/** Long enough for everything that a page of the shop still has under way, however slow the machine. */
const settle = (page: Page): Promise<void> => page.waitForLoadState('networkidle');

/**
 * The link's token and the one that Klaviyo's own script is given for the same profile moments later are two; nobody
 * but Klaviyo knows that they belong to one person, so each is asked for, once.
 */
function expectOneCallForEachToken(calls: FacetCalls): void {
  const bodies = calls.list('who');
  expect(bodies.length).toBeGreaterThan(0);
  expect(bodies.length).toBeLessThanOrEqual(2);
  expect(new Set(bodies).size).toBe(bodies.length);
}

test('somebody whom nobody can identify sees the original, and Facet is not asked who it is', async () => {
  await using visitor = await newVisitor(browser);
  const calls = listenToFacet(visitor.context, world.facetUrl);

  const page = await visitor.open(world.shopUrl);
  await settle(page);

  expect(await text(page, '#announcement')).toBe(original.announcement);
  expect(await text(page, '.hero h1')).toBe(original.heroTitle);
  expect(calls.list('who')).toEqual([]);
  expect(visitor.errors).toEqual([]);
});

test('a member sees the variation on the first click, and the page changes at most once', async () => {
  await using visitor = await newVisitor(browser);
  await watchPaints(visitor.context, ['#announcement', '.hero h1']);
  const calls = listenToFacet(visitor.context, world.facetUrl);

  const page = await visitor.open(createPerson(world, ['VIP']).receiveLink());
  await expect.poll(() => text(page, '#announcement'), patience).toBe(vip.announcement);
  await settle(page);

  expect(await text(page, '.hero h1')).toBe(vip.heroTitle);
  expect([[vip.announcement], [original.announcement, vip.announcement]]).toContainEqual(
    await paintedTexts(page, '#announcement'),
  );
  expectOneCallForEachToken(calls);
  expect(visitor.errors).toEqual([]);
});

test('a member who comes back sees the variation before the first paint, without any membership call', async () => {
  await using visitor = await newVisitor(browser);
  const first = await visitor.open(createPerson(world, ['VIP']).receiveLink());
  await expect.poll(() => text(first, '#announcement'), patience).toBe(vip.announcement);
  await settle(first);
  await watchPaints(visitor.context, ['#announcement', '.hero h1', '.hero .cta']);
  const calls = listenToFacet(visitor.context, world.facetUrl);

  for (const path of ['/', '/collections/all', '/']) {
    const page = await visitor.open(`${world.shopUrl}${path}`);
    await settle(page);
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);

    expect(await paintedTexts(page, '#announcement')).toEqual([vip.announcement]);
    expect(await paintedTexts(page, '.hero h1')).toEqual(path === '/' ? [vip.heroTitle] : []);
    expect(await paintedTexts(page, '.hero .cta')).toEqual(path === '/' ? [vip.callToAction] : []);
    expect(await firstContentfulPaintMs(page)).toBeGreaterThan(0);
  }
  expect(calls.list('who')).toEqual([]);
  expect(visitor.errors).toEqual([]);
});

test('a variation that carries a discount brings it into the cart', async () => {
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(createPerson(world, ['VIP']).receiveLink('/products/lys-lantern'));
  await expect.poll(() => text(page, '#announcement'), patience).toBe(vip.announcement);
  await settle(page);

  await page.click('.add-to-cart');
  await page.waitForURL('**/cart');

  expect(await text(page, '#cart-discount')).toMatch(/VIP15.*−€8\.85/);
});

test('a person who is not in the segment sees the original and is not asked for again', async () => {
  await using visitor = await newVisitor(browser);
  await watchPaints(visitor.context, ['#announcement']);
  const calls = listenToFacet(visitor.context, world.facetUrl);

  const page = await visitor.open(createPerson(world, ['Newsletter engaged']).receiveLink());
  await settle(page);
  expect(await paintedTexts(page, '#announcement')).toEqual([original.announcement]);
  expectOneCallForEachToken(calls);
  calls.clear();
  await page.goto(world.shopUrl);
  await settle(page);

  expect(await paintedTexts(page, '#announcement')).toEqual([original.announcement]);
  expect(calls.list('who')).toEqual([]);
});

test('a person gets the same variation of a test on a second device', async () => {
  const look = async (): Promise<string> => {
    const person = createPerson(world, ['Win-back']);
    const titles: (string | null)[] = [];
    for (const size of [{ width: 1280 }, { width: 390, height: 844 }]) {
      await using device = await newVisitor(browser, size);
      const answered = device.context.waitForEvent('response', (response) => response.url().endsWith('/who'));
      const page = await device.open(person.receiveLink());
      await answered;
      await settle(page);
      await page.goto(world.shopUrl);
      titles.push(await text(page, '.hero h1'));
    }
    expect(titles[1]).toBe(titles[0]);
    return titles[0] ?? '';
  };
  const seen = await Promise.all(Array.from({ length: 6 }, look));
  expect([original.heroTitle, winBack.heroTitle]).toEqual(expect.arrayContaining([...new Set(seen)]));
});

test('somebody who logs in is recognised without any link', async () => {
  await using visitor = await newVisitor(browser);
  const member = createPerson(world, ['VIP']);
  const page = await visitor.open(`${world.shopUrl}/account`);

  await page.getByLabel('E-mail address').fill(member.email);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByText('Good to see you').waitFor();
  await page.waitForFunction(() => sessionStorage.getItem('_kx') !== null);
  await page.goto(world.shopUrl);

  await expect.poll(() => text(page, '#announcement'), patience).toBe(vip.announcement);
});

test('a second person on the same browser inherits nothing of the first', async () => {
  await using visitor = await newVisitor(browser);
  const first = await visitor.open(createPerson(world, ['VIP']).receiveLink());
  await expect.poll(() => text(first, '#announcement'), patience).toBe(vip.announcement);
  await settle(first);
  await first.close();
  await watchPaints(visitor.context, ['#announcement']);

  const second = await visitor.open(createPerson(world).receiveLink());
  await settle(second);
  expect(await paintedTexts(second, '#announcement')).toEqual([original.announcement]);
  await second.goto(world.shopUrl);
  await settle(second);

  expect(await paintedTexts(second, '#announcement')).toEqual([original.announcement]);
});
