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

test('denying the consent leaves Klaviyo unconnected and says so', async () => {
  const { page } = merchant;
  await page.getByRole('link', { name: 'Integrations' }).click();
  await page.getByRole('button', { name: 'Sign in with Klaviyo' }).click();
  await page.waitForURL(`${world.klaviyoUrl}/**`);
  await page.getByRole('button', { name: 'Log in' }).click();

  await page.getByRole('button', { name: 'Deny' }).click();

  await page.waitForURL(`${world.facetUrl}/stores/*/integrations*`);
  await expect.poll(() => page.getByRole('alert').allTextContents(), patience).not.toEqual([]);
  expect(await page.getByRole('region', { name: 'Klaviyo' }).textContent()).toContain('Not connected');
});

test('step 1: the merchant signs in with Klaviyo, consents, and the card shows the account as active', async () => {
  const { page } = merchant;
  const card = page.getByRole('region', { name: 'Klaviyo' });
  await card.getByRole('button', { name: 'Sign in with Klaviyo' }).click();
  await page.waitForURL(`${world.klaviyoUrl}/**`);
  const consent = await page.textContent('main');
  expect(consent).toMatch(/profiles:read/);
  expect(consent).toMatch(/segments:read/);
  expect(consent).not.toMatch(/:write/);

  await page.getByRole('button', { name: 'Allow' }).click();

  await page.waitForURL(`${world.facetUrl}/stores/*/integrations*`);
  await expect.poll(() => card.textContent(), patience).toMatch(/KlaviyoActive/);
  expect(await card.textContent()).toMatch(/Nordlys Outdoor.*NRDL01/);
});

test('step 2: starred segments come first, the search finds, and lists and tags are not offered', async () => {
  const { page } = merchant;
  await page.getByRole('link', { name: 'Segments' }).click();
  const names = async (): Promise<readonly string[]> =>
    (await page.getByRole('row').allTextContents()).slice(1);
  await expect.poll(async () => (await names()).length, patience).toBe(12);

  const all = await names();
  expect(all[0]).toMatch(/^Newsletter engaged/);
  expect(all[1]).toMatch(/^VIP/);
  expect(all.join('\n')).not.toMatch(/SMS subscribers/);
  expect(await page.getByRole('img', { name: 'Starred in Klaviyo' }).count()).toBe(2);
  expect(await page.textContent('main')).toMatch(/lists and profile tags are not here/i);

  await page.getByLabel('Search').fill('win');
  await expect.poll(async () => (await names()).join(), patience).toMatch(/^Win-back[^,]*$/);
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
