import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Merchant, signInMerchant } from '../admin-session.ts';
import { launchBrowser, newVisitor } from '../browser.ts';
import { original } from '../shop-texts.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

// One personalization for everybody but VIPs, built with what the tab says: each test goes on where the one before ended.
let world: TestWorld;
let browser: Browser;
let merchant: Merchant;
const patience = { timeout: 15_000 };

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
  merchant = await signInMerchant(browser, world);
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

test('a customer follows a Klaviyo message to the shop, which tells Facet of the visit', async () => {
  const { page } = merchant;
  await using member = await newVisitor(browser);
  const shop = await member.open(world.emailLink);
  await expect.poll(() => shop.textContent('#announcement'), patience).not.toBe(original.announcement);
  await shop.goto(world.shopUrl);
  await shop.goto('about:blank');
  const store = page.url().replace(/^.*\/stores\/([^/?]+).*$/, '/api/v1/stores/$1');
  const countViews = (path: string): Promise<string> =>
    page.evaluate(async (url) => await (await fetch(url)).text(), `${path}/events`);
  await expect.poll(() => countViews(store), patience).toMatch(/"page_view","lastDay":2/);
});

test('“not in VIP” is read back, what it leaves out is said at its place, and one click lets them in', async () => {
  const { page } = merchant;
  await page.getByRole('link', { name: 'Experiences' }).click();
  await page.getByRole('button', { name: 'Create experience' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Create experience' });
  await dialog.getByRole('radio', { name: 'Personalization' }).check();
  await dialog.getByLabel('Name').fill('Join us');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('tab', { name: 'Targeting' }).click();
  await page.getByRole('radio', { name: 'Custom' }).check();
  await page.getByText('Finish the rule above to see how many it would take.').waitFor(patience);
  const condition = page.getByRole('group', { name: 'Condition 1 of group 1' });
  await condition.getByRole('combobox', { name: 'Operator' }).click();
  await page.getByRole('option', { name: 'does not equal' }).click();
  await condition.getByRole('combobox', { name: 'Segment' }).fill('win');
  await page.getByRole('option', { name: /Win-back/ }).click();
  // Opened again, the list stands at what is chosen: Enter leaves it.
  await condition.getByRole('combobox', { name: 'Segment' }).click();
  await page.getByRole('option', { name: /Win-back/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /Win-back/ }).waitFor({ state: 'hidden' });
  expect(await condition.getByRole('combobox', { name: 'Segment' }).inputValue()).toBe('Win-back');
  await condition.getByRole('combobox', { name: 'Segment' }).fill('vi');
  await page.getByRole('option', { name: /VIP/ }).click();

  const words = page.getByRole('region', { name: 'All of it in words' });
  await expect
    .poll(() => words.textContent(), patience)
    .toContain('Everybody who is identified by Klaviyo and not in the segment “VIP”.');
  await condition.getByText('counts only for visitors whom Klaviyo has identified').waitFor();
  await condition.getByRole('button', { name: 'Let in visitors who are not identified, too' }).click();

  await expect.poll(() => words.textContent(), patience).toContain('“VIP” or is not identified by Klaviyo.');
  await condition.getByText('counts only for visitors').waitFor({ state: 'detached' });
});

test('conditions are added and taken out by keyboard, and the focus goes on from there', async () => {
  const { page } = merchant;
  const isFocusIn = (name: string): Promise<boolean> =>
    page.getByRole('group', { name }).evaluate((group) => group.contains(document.activeElement));
  await page.getByRole('button', { name: '+ And condition' }).press('Enter');
  await expect.poll(() => isFocusIn('Condition 1 of group 2'), patience).toBe(true);

  await page.getByRole('button', { name: 'Remove condition 1 of group 2' }).press('Enter');

  await expect.poll(() => isFocusIn('Condition 1 of group 1'), patience).toBe(true);
});

test('somebody made up is decided by the draft, step by step', async () => {
  const { page } = merchant;
  const trial = page.getByRole('region', { name: 'Try it' });
  await trial.getByRole('button', { name: 'Try it' }).click();
  await trial.getByText('Shows “Personalized”: the visitor is in the audience.').waitFor();

  await trial.getByRole('combobox', { name: 'Segment “VIP”' }).click();
  await page.getByRole('option', { name: 'In it', exact: true }).click();

  await trial.getByText('Shows the original: the visitor is not in the audience.').waitFor();
  expect(await trial.getByRole('listitem').allTextContents()).toContain(
    'No: is identified by Klaviyo and not in the segment “VIP”',
  );
});

test('the estimate tells whom the store has seen, and Klaviyo counts when asked', async () => {
  const { page } = merchant;
  const estimate = page.getByRole('region', { name: 'How many are these?' });
  await expect
    .poll(() => estimate.textContent(), patience)
    .toMatch(
      /your store had 1 visitor\. Klaviyo identified 1 of them\..*Klaviyo has not counted “VIP” yet\./,
    );

  await estimate.getByRole('button', { name: 'Count now: VIP' }).click();

  await expect
    .poll(() => estimate.textContent(), patience)
    .toMatch(/“VIP” has \d+ members?, as Klaviyo told/);
});

test('all of it fits a phone, without anything that keeps people out', async () => {
  const { page } = merchant;
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), patience).toBe(390);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(merchant.errors).toEqual([]);
});
