import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { listenToFacet } from '../facet-calls.ts';
import { createPerson } from '../people.ts';
import { original, vip } from '../shop-texts.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

let world: TestWorld;
let browser: Browser;
const patience = { timeout: 15_000 };

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld({ consentBanner: true }), launchBrowser()]);
  const api = await world.openApi();
  await api.call('PATCH', `/stores/${world.storeId}`, { settings: { consent: 'required' } });
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

test('where consent is required nothing is sent or kept before it is given, and the variation comes with it', async () => {
  await using visitor = await newVisitor(browser);
  const calls = listenToFacet(visitor.context, world.facetUrl);
  const page = await visitor.open(createPerson(world, ['VIP']).receiveLink());
  await page.getByRole('button', { name: 'Accept' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.textContent('#announcement')).toBe(original.announcement);
  expect([...calls.list('who'), ...calls.list('seen')]).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);

  await page.getByRole('button', { name: 'Accept' }).click();

  await expect.poll(() => page.textContent('#announcement'), patience).toBe(vip.announcement);
});

test('who declines sees the original on every page, and Facet keeps and sends nothing', async () => {
  await using visitor = await newVisitor(browser);
  const calls = listenToFacet(visitor.context, world.facetUrl);
  const page = await visitor.open(createPerson(world, ['VIP']).receiveLink());

  await page.getByRole('button', { name: 'Decline' }).click();
  await page.goto(`${world.shopUrl}/collections/all`);
  await page.waitForLoadState('networkidle');

  expect(await page.textContent('#announcement')).toBe(original.announcement);
  expect([...calls.list('who'), ...calls.list('seen')]).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});
