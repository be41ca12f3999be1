import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { toPersonalization, toTest, toToken } from './testing/experiences.ts';
import { listExposures } from './testing/facet.ts';
import { startShop } from './testing/shop.ts';
import { findDecisions } from './testing/watch.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('a script of yesterday takes an answer about other segments as unknown, asks no more for it, and goes on', async () => {
  await using shop = await startShop({ experiences: [toPersonalization(), toTest()] });
  shop.facet.answer = () => ({
    identity: 'identified',
    subject: 'subject-vera',
    memberships: { seg_of_today: { state: 'in', ageMs: 1000 } },
    assignments: {},
  });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vera')}`);
  await expect.poll(() => listExposures(shop.facet).length).toBe(1);
  const asked = shop.facet.who.length;
  await page.waitForTimeout(4000);

  expect(shop.facet.who.length).toBe(asked);
  expect(await findDecisions(page)).toEqual([
    expect.stringMatching(/^exp_hello: null/),
    'exp_test: b (split)',
  ]);
  expect(visitor.errors).toEqual([]);
});
