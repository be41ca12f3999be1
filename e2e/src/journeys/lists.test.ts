import { createManyExperiences, type Planned } from '@facet/dev';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Merchant, signInMerchant } from '../admin-session.ts';
import { launchBrowser } from '../browser.ts';

import { startWorld, type TestWorld } from '../start-world.ts';

const odd = ['Héros "d’été" 🏔️', '<b>Sale</b> & <img src=x>', 'عرض الصيف (VIP)', 'מבצע חורף 50%'] as const;
const statuses = ['draft', 'running', 'paused', 'ended'] as const;
const patience = { timeout: 15_000 };

let world: TestWorld;
let browser: Browser;
let merchant: Merchant;
beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
  const plain = Array.from({ length: 996 }, (_, at): Planned => {
    const season = at % 3 === 0 ? 'Summer' : 'Winter';
    return { name: `${season} offer ${at}`, status: statuses[at % 4] ?? 'draft' };
  });
  // The first are on the first page, the last on the last.
  await createManyExperiences(world, [
    ...odd.slice(0, 2).map((name): Planned => ({ name, status: 'draft' })),
    ...plain,
    ...odd.slice(2).map((name): Planned => ({ name, status: 'ended' })),
  ]);
  merchant = await signInMerchant(browser, world);
});
afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

const rows = (page: Page): Locator => page.getByRole('row').filter({ has: page.getByRole('cell') });
const readNames = (page: Page): Promise<readonly string[]> => rows(page).getByRole('link').allTextContents();
const see = (page: Page, names: readonly string[]) =>
  expect.poll(() => readNames(page), patience).toEqual(names);
const menuOf = (page: Page, name: string) => page.getByRole('button', { name: `More for ${name}` });

test('a thousand experiences come in pages, are searched and narrowed, and the address says which', async () => {
  const { page } = merchant;
  await page.getByRole('link', { name: 'Experiences', exact: true }).click();
  await page.getByText('Page 1 of 21, 1,002 in all').waitFor();
  expect(await rows(page).count()).toBe(50);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('Page 2 of 21').waitFor();
  expect(page.url()).toMatch(/\?page=2$/);
  await page.goBack();
  await page.getByText('Page 1 of 21').waitFor();

  const search = page.getByRole('searchbox', { name: 'Search' });
  for (const name of odd) {
    await search.fill(name);
    await see(page, [name]);
  }
  await search.fill('offer SUMMER');
  await page.getByText('Page 1 of 7, 332 in all').waitFor();
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Paused');
  await page.getByText('Page 1 of 2, 83 in all').waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect.poll(() => rows(page).count(), patience).toBe(33);
  const names = await readNames(page);

  await using colleague = await signInMerchant(browser, world, { width: 390, height: 844 });
  await colleague.page.goto(page.url());
  await see(colleague.page, names);
  expect(await colleague.page.getByRole('searchbox', { name: 'Search' }).inputValue()).toBe('offer SUMMER');
  const overflow = await colleague.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBe(0);
  expect(colleague.errors).toEqual([]);

  await search.fill('nothing of the kind');
  await page.getByRole('heading', { name: 'Nothing fits' }).waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByText('Page 1 of 21').waitFor();
  expect(await search.inputValue()).toBe('');
});

test('an experience is archived, brought back by Undo, and kept in the archive, by keyboard alone', async () => {
  const { page } = merchant;
  const [, name] = odd;
  await page.getByRole('searchbox', { name: 'Search' }).fill('<b>');
  await see(page, [name]);
  await menuOf(page, name).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Archive' }).press('Enter');
  await see(page, []);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await see(page, [name]);

  await menuOf(page, name).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await see(page, []);
  await page.getByText('Archived (1)', { exact: true }).click();
  await see(page, [name]);
  expect(page.url()).toContain('view=archived');
  await page.getByRole('link', { name }).press('Enter');
  await page.getByText('It is in the archive').waitFor();
  await page.getByRole('button', { name: 'Take out of the archive' }).click();
  await expect.poll(() => page.getByText('It is in the archive').count(), patience).toBe(0);
});

test('an experience is renamed where it is listed, and Undo gives it its name back', async () => {
  const { page } = merchant;
  const [, name] = odd;
  await page.goto(
    `${world.facetUrl}/stores/${world.storeId}/experiences?search=${encodeURIComponent('<b>')}`,
  );
  await menuOf(page, name).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Plainly <b>named');
  await page.keyboard.press('Enter');
  await see(page, ['Plainly <b>named']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => readNames(page), patience).toEqual([name]);
});

test('what runs is not archived, and what has ended is duplicated as a draft', async () => {
  const { page } = merchant;
  await page.goto(`${world.facetUrl}/stores/${world.storeId}/experiences?status=running`);
  await rows(page).first().getByRole('button').click();
  expect(await page.getByRole('menuitem', { name: 'Archive' }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');

  const [, , , name] = odd;
  await page.goto(`${world.facetUrl}/stores/${world.storeId}/experiences?page=21`);
  await menuOf(page, name).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Name', exact: true }).inputValue(), patience)
    .toBe(`${name} (copy)`);
  await page.getByRole('button', { name: 'Start' }).waitFor();
  await page.getByRole('link', { name: '← All experiences' }).click();
  await expect.poll(async () => (await readNames(page))[0], patience).toBe(`${name} (copy)`);
  expect(merchant.errors).toEqual([]);
});
