import { createRunningExperience } from '@facet/dev';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { createPerson, getSegmentId } from '../people.ts';
import { original } from '../shop-texts.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

let world: TestWorld;
let browser: Browser;

const patience = { timeout: 15_000 };
const customText = 'Variation of the Custom test';
const advancedText = 'Variation of the Advanced test';

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
  const api = await world.openApi();
  const inVip = { field: 'klaviyo_segment', operator: 'equals', value: getSegmentId(world, 'VIP') } as const;
  const shared = { kind: 'test', variationName: 'Changed', controlWeight: 0 } as const;
  await createRunningExperience(api, world.storeId, {
    ...shared,
    name: 'Custom test',
    audience: { type: 'custom', expression: { and: [{ or: [inVip] }] } },
    changes: [{ kind: 'text', selector: '.hero .lead', value: customText }],
  });
  await createRunningExperience(api, world.storeId, {
    ...shared,
    name: 'Advanced test',
    audience: {
      type: 'advanced',
      rows: [{ id: 'row-1', when: inVip, action: { type: 'split' }, counted: true }],
      otherwise: { type: 'leave' },
    },
    changes: [{ kind: 'text', selector: '.hero .eyebrow', value: advancedText }],
  });
});

/** Runs in the page: the reasons of all decisions, as Facet tells developers. */
function listReasons(): readonly string[] {
  const facet: unknown = Reflect.get(window, 'facet');
  const experiences: unknown =
    typeof facet === 'object' && facet !== null ? Reflect.get(facet, 'experiences') : undefined;
  const list: unknown = typeof experiences === 'function' ? experiences.call(facet) : [];
  return [list].flat().map((item: unknown) => String(Reflect.get(Object(item), 'reason')));
}

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

test('a member who is identified at once enters both tests', async () => {
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(createPerson(world, ['VIP']).receiveLink());

  await expect.poll(() => page.textContent('.hero .eyebrow'), patience).toBe(advancedText);
  await expect.poll(() => page.textContent('.hero .lead'), patience).toBe(customText);
});

test('who was there before being identified keeps the default of the Custom test and enters the Advanced one', async () => {
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(world.shopUrl);
  // Klaviyo's script may still identify somebody a moment after the load; only then is the default given.
  await expect.poll(() => page.evaluate(listReasons), patience).toContain('default_assignment');
  expect(await page.textContent('.hero .lead')).toBe(original.lead);
  expect(await page.textContent('.hero .eyebrow')).toBe(original.eyebrow);

  await page.goto(createPerson(world, ['VIP']).receiveLink());
  await expect.poll(() => page.textContent('.hero .eyebrow'), patience).toBe(advancedText);
  await page.waitForLoadState('networkidle');
  expect(await page.textContent('.hero .lead')).toBe(original.lead);

  await page.goto(world.shopUrl);
  await expect.poll(() => page.textContent('.hero .eyebrow'), patience).toBe(advancedText);
  await page.waitForLoadState('networkidle');
  expect(await page.textContent('.hero .lead')).toBe(original.lead);
});
