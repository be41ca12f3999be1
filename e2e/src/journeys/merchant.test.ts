import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Merchant, signInMerchant } from '../admin-session.ts';
import { launchBrowser, newVisitor } from '../browser.ts';
import { choose } from '../choose.ts';
import { original } from '../shop-texts.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

// One merchant, four steps, in order: each test goes on where the one before ended, as product.md section 1 tells it.
let world: TestWorld;
let browser: Browser;
let merchant: Merchant;
const patience = { timeout: 15_000 };
const greeting = 'Good to see you again';

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
  const next = page.getByRole('region', { name: 'Next step' });
  await expect.poll(() => next.textContent(), patience).toMatch(/Install the script/);
});

test('step 2: starred segments come first, the search finds, and lists and tags are not offered', async () => {
  const { page } = merchant;
  await page.getByRole('link', { name: 'Segments' }).click();
  const names = async (): Promise<readonly string[]> =>
    (await page.getByRole('row').allTextContents()).slice(1);
  await expect.poll(async () => (await names()).length, patience).toBe(12);

  const all = await names();
  expect(all[0]).toMatch(/Starred.*Newsletter engaged/);
  expect(all[1]).toMatch(/Starred.*VIP/);
  expect(all.join('\n')).not.toMatch(/SMS subscribers/);
  expect(all.slice(2).join('\n')).not.toMatch(/Starred/);
  expect(await page.textContent('main')).toMatch(/lists and profile tags are not here/i);

  await page.getByLabel('Search').fill('win');
  await expect.poll(async () => (await names()).join(), patience).toMatch(/^Win-back[^,]*$/);
});

test('step 3: a personalization for Klaviyo Segment equals VIP is created, saved and started', async () => {
  const { page } = merchant;
  await page.getByRole('link', { name: 'Experiences' }).click();
  await page.getByRole('button', { name: 'Create experience' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Create experience' });
  await dialog.getByRole('radio', { name: 'Personalization' }).check();
  await dialog.getByLabel('Name').fill('A greeting for VIPs');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();

  await page.getByRole('tab', { name: 'Variations' }).click();
  await page.getByRole('button', { name: 'Add change' }).click();
  const change = page.getByRole('group', { name: 'Change 1' });
  await change.getByLabel('Element (CSS selector)').fill('#announcement');
  await change.getByLabel('New text').fill(greeting);

  await page.getByRole('button', { name: 'Next: who sees it' }).click();
  await page.goBack();
  expect(await change.getByLabel('New text').inputValue()).toBe(greeting);
  await page.goForward();
  await page.getByRole('radio', { name: 'Custom' }).check();
  const condition = page.getByRole('group', { name: 'Condition 1 of group 1' });
  await choose(page, condition, 'Targeting type', 'Klaviyo Segment');
  await choose(page, condition, 'Operator', 'equals');
  await condition.getByRole('combobox', { name: 'Segment' }).click();
  const offered = await page.getByRole('listbox').getByRole('option').allTextContents();
  expect(offered.length).toBe(12);
  expect(offered.join('\n')).not.toMatch(/SMS subscribers|^Newsletter$/m);
  await page.getByRole('option', { name: /VIP/ }).click();
  expect(await page.getByRole('button', { name: '+ Or condition' }).count()).toBe(1);
  expect(await page.getByRole('button', { name: '+ And condition' }).count()).toBe(1);

  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Everything is saved.').waitFor();
  await page.getByRole('button', { name: 'Start' }).click();
  const before = page.getByRole('dialog', { name: 'Before it starts' });
  await before.getByText('Klaviyo is connected').waitFor(patience);
  await before.getByText('The script is not in your shop yet').waitFor(patience);
  expect(await before.textContent()).toMatch(
    /Who sees it.*“VIP”.*What changes.*#announcement.*Where.*every page/i,
  );
  await using visitor = await newVisitor(browser);
  await visitor.open(world.shopUrl);
  await before.getByRole('button', { name: 'Start all the same' }).click();
  await expect.poll(() => page.textContent('main'), patience).toMatch(/Running/);
  await page.getByRole('region', { name: 'See it in your shop' }).getByText('As somebody in “VIP”').waitFor();
});

test('step 4: the link of the e-mail shows the variation, and Inspect visitor shows why', async () => {
  await using visitor = await newVisitor(browser);
  const shop = await visitor.open(world.shopUrl);
  expect(await shop.textContent('#announcement')).toBe(original.announcement);
  await shop.goto(world.emailLink);
  await expect.poll(() => shop.textContent('#announcement'), patience).toBe(greeting);

  const { page } = merchant;
  await page.getByRole('link', { name: 'Inspect visitor' }).click();
  await page.getByLabel('Who').fill(world.emailLink);
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  const decision = page.getByRole('region', { name: 'A greeting for VIPs' });
  await expect.poll(() => decision.textContent(), patience).toMatch(/In the audience|Assigned earlier/);
  expect(await page.textContent('main')).toContain('Identified');
  expect(await page.getByRole('row', { name: /^VIP/ }).textContent()).toMatch(/VIP.*In/);
  expect(await page.textContent('main')).not.toContain('vera');
  expect(merchant.errors).toEqual([]);
});
