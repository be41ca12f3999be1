import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Merchant, signInMerchant } from '../admin-session.ts';
import { launchBrowser, newVisitor } from '../browser.ts';
import { listenToFacet } from '../facet-calls.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

// One personalization for everybody but VIPs, built with what the tab says: each test goes on where the one before ended.
let world: TestWorld;
let browser: Browser;
let merchant: Merchant;
const patience = { timeout: 15_000 };

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
  await using member = await newVisitor(browser);
  const calls = listenToFacet(member.context, world.facetUrl);
  await member.open(world.emailLink);
  await expect.poll(() => calls.list('seen').join(), patience).toMatch(/page_view.+subject/);
  merchant = await signInMerchant(browser, world);
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
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
  const condition = page.getByRole('group', { name: 'Condition 1 of group 1' });
  await condition.getByRole('combobox', { name: 'Operator' }).click();
  await page.getByRole('option', { name: 'does not equal' }).click();
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
    .toMatch(/1 of your 1 visitor was identified by Klaviyo.+Klaviyo has not counted “VIP” yet\./);

  await estimate.getByRole('button', { name: 'Count VIP now' }).click();

  await expect.poll(() => estimate.textContent(), patience).toMatch(/“VIP” has \d+ members?, as Klaviyo counted/);
});

test('all of it fits a phone, without anything that keeps people out', async () => {
  const { page } = merchant;
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(merchant.errors).toEqual([]);
});
