import { createRunningExperience } from '@facet/dev';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { createPerson, getSegmentId } from '../people.ts';
import { original } from '../shop-texts.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

let world: TestWorld;
let browser: Browser;

const patience = { timeout: 15_000 };
const byAttribute = 'For a full cart';
const byLink = 'For friends of the house';
const strong = 'The stronger one';
const first = 'One of the group';
const second = 'The other of the group';

/** Starts a permanent personalization that changes one text. */
async function personalize(
  name: string,
  selector: string,
  value: string,
  audience: Parameters<typeof createRunningExperience>[2]['audience'],
  more: NonNullable<Parameters<typeof createRunningExperience>[2]['more']> = {},
): Promise<void> {
  await createRunningExperience(await world.openApi(), world.storeId, {
    kind: 'personalization',
    name,
    variationName: name,
    audience,
    changes: [{ kind: 'text', selector, value }],
    more,
  });
}

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
  const everyone = { type: 'everyone' } as const;
  const vip = { field: 'klaviyo_segment', operator: 'equals', value: getSegmentId(world, 'VIP') } as const;
  const fullCart = { field: 'attribute', name: 'cart_total', operator: 'at_least', value: 100 } as const;
  const home = { field: 'page_path', operator: 'matches_regex', value: '^/$' } as const;
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 16);
  await personalize('Attribute', '.hero .eyebrow', byAttribute, { type: 'custom', expression: fullCart });
  await personalize('Link', '.hero .lead', byLink, { type: 'link', token: 'friends' });
  await personalize('Weak', '.hero .cta', 'The weaker one', everyone, { schedule: { start: yesterday } });
  await personalize('Strong', '.hero .cta', strong, everyone, { priority: 9, schedule: { end: tomorrow } });
  await personalize('Later', '.hero h1', 'Not yet', everyone, { priority: 9, schedule: { start: tomorrow } });
  const inGroup = { group: { key: 'Announcements', weight: 1 }, pages: home, priority: 5 };
  const custom = { type: 'custom', expression: vip } as const;
  await personalize('First', '#announcement', first, custom, inGroup);
  await personalize('Second', '#announcement', second, custom, inGroup);
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

const text = (page: Page, selector: string): Promise<string | null> => page.textContent(selector);

/** Runs in the page: what a theme says of the cart. */
function sayCart(): void {
  const facet: unknown = Reflect.get(window, 'facet');
  const say: unknown = Reflect.get(Object(facet), 'attributes');
  if (typeof say === 'function') say.call(facet, { cart_total: '120.50' });
}

test('an attribute that the theme sets later lets the visitor in, and not before', async () => {
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(world.shopUrl);
  await expect.poll(() => text(page, '.hero .cta'), patience).toBe(strong);
  expect(await text(page, '.hero .eyebrow')).toBe(original.eyebrow);

  await page.evaluate(sayCart);
  await expect.poll(() => text(page, '.hero .eyebrow'), patience).toBe(byAttribute);
  expect(visitor.errors).toEqual([]);
});

test('whoever comes by the link keeps its personalization, and nobody else sees it', async () => {
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${world.shopUrl}/?facet_link=friends`);
  await expect.poll(() => text(page, '.hero .lead'), patience).toBe(byLink);
  await page.goto(world.shopUrl);
  await expect.poll(() => text(page, '.hero .lead'), patience).toBe(byLink);

  await using stranger = await newVisitor(browser);
  const other = await stranger.open(`${world.shopUrl}/?facet_link=enemies`);
  await expect.poll(() => text(other, '.hero .cta'), patience).toBe(strong);
  expect(await text(other, '.hero .lead')).toBe(original.lead);
});

test('what is scheduled for later is neither shown nor in the script', async () => {
  await using visitor = await newVisitor(browser);
  const scripts: Promise<string>[] = [];
  visitor.context.on('response', (response) => {
    if (response.url().startsWith(world.facetUrl) && response.url().includes('.js'))
      scripts.push(response.text());
  });
  const page = await visitor.open(world.shopUrl);
  await expect.poll(() => text(page, '.hero .cta'), patience).toBe(strong);

  expect(await text(page, '.hero h1')).toBe(original.heroTitle);
  const script = (await Promise.all(scripts)).join('');
  expect(script).toContain(strong);
  expect(script).not.toContain('Not yet');
  expect(script).not.toContain('Announcements');
});

test('a member is in one experience of a group, the same one on every device', async () => {
  const person = createPerson(world, ['VIP']);
  const seen = new Set<string | null>();
  for (const link of [person.receiveLink(), person.receiveLink()]) {
    await using visitor = await newVisitor(browser);
    const page = await visitor.open(link);
    await expect.poll(() => text(page, '#announcement'), patience).toMatch(/of the group$/);
    await page.waitForLoadState('networkidle');
    seen.add(await text(page, '#announcement'));
    await page.goto(world.shopUrl);
    await page.waitForLoadState('networkidle');
    seen.add(await text(page, '#announcement'));
  }
  expect(seen.size).toBe(1);
});
