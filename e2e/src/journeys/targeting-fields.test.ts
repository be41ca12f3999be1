import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Merchant, signInMerchant } from '../admin-session.ts';
import { launchBrowser } from '../browser.ts';
import { choose } from '../choose.ts';
import { listFindings } from '../list-findings.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

// One personalization, built by clicking: each test goes on where the one before ended.
let world: TestWorld;
let browser: Browser;
let merchant: Merchant;
const patience = { timeout: 15_000 };

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
  merchant = await signInMerchant(browser, world);
  const { page } = merchant;
  await page.getByRole('link', { name: 'Experiences' }).click();
  await page.getByRole('button', { name: 'Create experience' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Create experience' });
  await dialog.getByRole('radio', { name: 'Personalization' }).check();
  await dialog.getByLabel('Name').fill('Everything at once');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('tab', { name: 'Targeting' }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

test('an audience of country, traffic source, attribute and time is built by clicking', async () => {
  const { page } = merchant;
  await page.getByRole('tab', { name: 'Targeting' }).click();
  await page.getByRole('radio', { name: 'Custom' }).check();

  const country = condition(page, 1, 1);
  await choose(page, country, 'Targeting type', 'Country');
  await country.getByRole('combobox', { name: 'Countries' }).fill('germ');
  await page.getByRole('option', { name: 'Germany' }).click();
  await country.getByRole('combobox', { name: 'Countries' }).fill('at');
  await page.getByRole('option', { name: 'Austria' }).click();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '+ Or condition' }).click();
  const source = condition(page, 2, 1);
  await choose(page, source, 'Targeting type', 'Traffic source');
  await choose(page, source, 'Value', 'Email');
  await page.getByRole('option', { name: 'SMS', exact: true }).click();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '+ And condition' }).click();
  const attribute = condition(page, 1, 2);
  await choose(page, attribute, 'Targeting type', /^Custom attribute/);
  await attribute.getByLabel('Attribute', { exact: true }).fill('cart_total');
  await attribute.getByLabel('Value', { exact: true }).fill('100');
  await choose(page, attribute, 'Operator', 'is more than');
  expect(await attribute.getByLabel('Number').inputValue()).toBe('100');

  await page.getByRole('button', { name: '+ And condition' }).click();
  const time = condition(page, 1, 3);
  await choose(page, time, 'Targeting type', 'Time of day');
  await time.getByLabel('From').fill('22:00');
  await time.getByLabel('To', { exact: true }).fill('06:00');
  expect(await time.textContent()).toContain('over midnight');

  await expect
    .poll(() => page.textContent('main'), patience)
    .toContain(
      'Everybody who either is in Germany or Austria or came by email or by SMS, and who has an attribute ' +
        '“cart_total” that is more than 100, and who is here between 22:00 and 06:00 in the store’s time zone.',
    );
  expect(await listFindings(page)).toEqual([]);
});

test('a pattern that the engine cannot use is told while it is typed', async () => {
  const { page } = merchant;
  await page.getByRole('button', { name: '+ And condition' }).click();
  const path = condition(page, 1, 4);
  await choose(page, path, 'Targeting type', 'Page path');
  await choose(page, path, 'Operator', 'matches regex');
  await path.getByLabel('Regular expression').fill('(?=sale)');
  expect(await path.textContent()).toContain('This cannot be used: only the groups');
  await path.getByLabel('Regular expression').fill('^/(sale|outlet)');
  expect(await path.textContent()).not.toContain('This cannot be used');
  await path.getByRole('button', { name: /^Remove condition/ }).click();
});

test('group, priority and schedule are set beside it, and what is wrong is told at its field', async () => {
  const { page } = merchant;
  await page.getByLabel('Priority').fill('-5');
  await page.getByRole('combobox', { name: 'Group', exact: true }).fill('Announcements');
  await page.getByLabel('Weight in the group').fill('2');
  const holdout = page.getByLabel('Holdout');
  await holdout.fill('150');
  await page.getByText('At most 100 %.').waitFor();
  await holdout.blur();
  expect(await holdout.inputValue()).toBe('150');
  await holdout.fill('15');
  expect(await page.getByText('At most 100 %.').count()).toBe(0);

  await page.getByRole('tab', { name: 'Schedule' }).click();
  expect(await page.textContent('main')).toContain("store's time zone");
  await page.getByLabel('Start', { exact: true }).fill('2026-11-27T09:00');
  await page.getByLabel('End', { exact: true }).fill('2026-11-20T09:00');
  await page.getByText('is not after the start').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'is not after the start' });
  await alert.first().waitFor();
  expect(await page.getByRole('tab', { name: /Schedule.*1/ }).count()).toBe(1);
  await page.getByLabel('End', { exact: true }).fill('2026-12-01T00:00');
  expect(await listFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Everything is saved.').waitFor();
});

test('after a reload everything is as it was', async () => {
  const { page } = merchant;
  await page.reload();
  await page.getByRole('tab', { name: 'Targeting' }).click();
  await condition(page, 1, 1).getByText('Germany').waitFor();
  expect(await condition(page, 1, 1).textContent()).toMatch(/Germany.*Austria/);
  expect(await condition(page, 2, 1).textContent()).toMatch(/Email.*SMS/);
  const attribute = condition(page, 1, 2);
  expect(await attribute.getByLabel('Attribute', { exact: true }).inputValue()).toBe('cart_total');
  expect(await attribute.getByLabel('Number').inputValue()).toBe('100');
  expect(await condition(page, 1, 3).getByLabel('From').inputValue()).toBe('22:00');
  expect(await page.getByLabel('Priority').inputValue()).toBe('-5');
  expect(await page.getByLabel('Holdout').inputValue()).toBe('15');
  expect(await page.getByRole('combobox', { name: 'Group', exact: true }).inputValue()).toBe('Announcements');
  expect(await page.getByLabel('Weight in the group').inputValue()).toBe('2');
  await page.getByRole('tab', { name: 'Schedule' }).click();
  expect(await page.getByLabel('Start', { exact: true }).inputValue()).toBe('2026-11-27T09:00');
  expect(await page.getByLabel('End', { exact: true }).inputValue()).toBe('2026-12-01T00:00');
  await page.getByRole('tab', { name: 'Overview' }).click();
  const readShort = async () => (await page.textContent('main'))?.replaceAll(/\s/g, ' ');
  await expect.poll(readShort, patience).toContain('from Nov 27, 2026, 9:00 AM until Dec 1, 2026, 12:00 AM');
  const short = await readShort();
  expect(short).toContain('In the exclusion group “Announcements”');
  expect(short).toContain('Priority -5');
});

test('an audience by link shows the whole link, and keeps the one that was chosen', async () => {
  const { page } = merchant;
  await page.getByRole('tab', { name: 'Targeting' }).click();
  await page.getByRole('radio', { name: 'Link' }).check();
  const token = page.getByLabel('End of the link');
  expect(await token.inputValue()).toMatch(/^[a-z0-9]{10}$/);
  await token.fill('for-friends');
  expect(await page.textContent('main')).toContain(`${world.shopUrl}/?facet_link=for-friends`);
  expect(await page.getByRole('button', { name: 'Copy the link' }).count()).toBe(1);
  expect(await listFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Everything is saved.').waitFor();
  await page.reload();
  await page.getByLabel('End of the link').waitFor();
  expect(await page.getByLabel('End of the link').inputValue()).toBe('for-friends');
  expect(merchant.errors).toEqual([]);
});

test('another experience that changes the same is named while it is edited', async () => {
  const { page } = merchant;
  await page.getByRole('tab', { name: 'Variations' }).click();
  await page.getByRole('button', { name: 'Add change' }).click();
  await page.getByLabel('Element (CSS selector)').fill('#announcement');
  await page.getByLabel('New text').fill('Hello, friend');

  const notice = page.getByRole('alert').filter({ hasText: 'Something else changes the same' });
  await notice.waitFor();
  // The priority is -5: the other one's is 0.
  expect(await notice.textContent()).toContain('“VIP welcome” shows');
  expect(await notice.getByRole('link', { name: 'VIP welcome' }).count()).toBe(1);
  expect(await listFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Discard' }).click();
  expect(merchant.errors).toEqual([]);
});

/** One row of the builder. */
function condition(page: Page, number: number, group: number): Locator {
  return page.getByRole('group', { name: `Condition ${number} of group ${group}` });
}
