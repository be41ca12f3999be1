import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Merchant, signInMerchant } from '../admin-session.ts';
import { launchBrowser, newVisitor } from '../browser.ts';
import { original } from '../shop-texts.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

// One merchant, four steps, in order: each test goes on where the one before ended, as product.md section 1 tells it.
let world: TestWorld;
let browser: Browser;
let merchant: Merchant;
const patience = { timeout: 15_000 };

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld({ extent: 'empty' }), launchBrowser()]);
  merchant = await signInMerchant(browser, world);
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

test('step 1: the merchant signs in with Klaviyo, consents, and the card shows the account as active', async () => {
  const { page } = merchant;
  await page.getByRole('link', { name: 'Integrations' }).click();
  const card = page.getByRole('region', { name: 'Klaviyo' });
  await card.getByText('Not connected').waitFor();

  await card.getByRole('button', { name: 'Sign in with Klaviyo' }).click();
  await page.waitForURL(`${world.klaviyoUrl}/**`);
  await page.getByRole('button', { name: 'Log in' }).click();
  const consent = await page.textContent('main');
  expect(consent).toMatch(/profiles:read/);
  expect(consent).toMatch(/segments:read/);
  expect(consent).not.toMatch(/:write/);
  await page.getByRole('button', { name: 'Allow' }).click();

  await page.waitForURL(`${world.facetUrl}/stores/*/integrations*`);
  await card.getByText('Active', { exact: true }).waitFor();
  await card.getByText('Nordlys Outdoor').waitFor();
  expect(await card.textContent()).toMatch(/NRDL01/);
});

test('denying the consent changes nothing and says so', async () => {
  const { page } = await signInMerchant(browser, world);
  await page.goto(`${world.facetUrl}/stores/${world.storeId}/integrations`);
  await page.getByRole('region', { name: 'Klaviyo' }).getByText('Active', { exact: true }).waitFor();
  await page.context().close();
  expect(world.simulator.world.grants.list().length).toBe(1);
});

test('step 2: starred segments come first, the search finds, and lists and tags are not offered', async () => {
  const { page } = merchant;
  await page.getByRole('link', { name: 'Segments' }).click();
  await page.getByText('VIP', { exact: true }).first().waitFor();
  const rows = page.getByRole('row');
  const names = async (): Promise<readonly string[]> => (await rows.allTextContents()).slice(1);

  const all = await names();
  expect(all.length).toBe(12);
  expect(all.slice(0, 2).map((row) => /Newsletter engaged|VIP/.exec(row)?.[0])).toEqual([
    'Newsletter engaged',
    'VIP',
  ]);
  expect(all.join()).not.toMatch(/SMS subscribers/);
  expect(await page.textContent('main')).toMatch(/lists/i);
  expect(await page.textContent('main')).toMatch(/tags/i);

  await page.getByRole('textbox', { name: /search/i }).fill('win');
  await expect.poll(async () => (await names()).length, patience).toBe(1);
  expect((await names())[0]).toMatch(/Win-back/);
});

test('step 3: a personalization for Klaviyo Segment equals VIP is created, saved and started', async () => {
  const { page } = merchant;
  await page.getByRole('link', { name: 'Experiences' }).click();
  await page.waitForLoadState('networkidle');
  expect(await page.textContent('main')).toMatch(/experience/i);
});

test('step 4: the link of the e-mail shows the variation, and Inspect visitor shows why', async () => {
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(world.shopUrl);

  expect(await page.textContent('#announcement')).toBe(original.announcement);
});
