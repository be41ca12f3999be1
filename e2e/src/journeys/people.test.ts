import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInMerchant } from '../admin-session.ts';
import { launchBrowser, newVisitor } from '../browser.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

let world: TestWorld;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

const at = (path: string): string => `${world.facetUrl}/stores/${world.storeId}/${path}`;
/** A program that asks the API. */
const ask = async (secret: string, path: string): Promise<number> =>
  (await fetch(`${world.facetUrl}/api/v1${path}`, { headers: { authorization: `Bearer ${secret}` } })).status;
/** What is shown this once, to be copied. */
async function copy(page: Page, label: string): Promise<string> {
  const shown = await page.getByLabel(label, { exact: true }).textContent();
  await page.getByRole('button', { name: 'I have copied it' }).click();
  return shown ?? '';
}

test('an owner invites an editor, who joins by the link and finds what is for owners closed', async () => {
  await using merchant = await signInMerchant(browser, world);
  const { page } = merchant;
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Members' }).click();
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  await dialog.getByLabel('E-mail').fill('ida@facet.example');
  await dialog.getByRole('radio', { name: 'Editor' }).check();
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = await copy(page, 'link');
  expect(link).toMatch(/\/join#[\w-]{43}$/);
  await page.getByText('ida@facet.example').first().waitFor();

  await using ida = await newVisitor(browser, { width: 390, height: 844 });
  const sent: string[] = [];
  ida.context.on('request', (request) => sent.push(request.url()));
  const hers = await ida.open(link);
  await hers.getByRole('heading', { name: 'Join Facet' }).waitFor();
  await hers.getByLabel('Your name').fill('Ida <i>Løkke</i>');
  await hers.getByRole('textbox', { name: 'Password' }).fill('short');
  await hers.getByRole('button', { name: 'Join' }).click();
  await hers.getByText('This is too short by 5 characters.').waitFor();
  expect(
    await hers.evaluate('document.activeElement === document.querySelector("[aria-invalid=true]")'),
  ).toBe(true);
  await hers.getByRole('textbox', { name: 'Password' }).fill('a long password');
  await hers.getByRole('button', { name: 'Join' }).click();
  await hers.waitForURL('**/stores/**');
  // The secret was in no address that was asked for.
  expect(sent.filter((url) => url.includes(link.split('#')[1] ?? 'no secret'))).toEqual([]);

  await hers.goto(at('settings'));
  await hers.getByRole('link', { name: 'Your account' }).waitFor();
  expect(await hers.getByRole('link', { name: 'Members' }).count()).toBe(0);
  await hers.goto(at('settings/members'));
  await hers.getByRole('heading', { name: 'This page is for owners' }).waitFor();
  expect(ida.errors).toEqual([]);
  await hers.goto(link);
  await hers.getByRole('heading', { name: 'This link lets nobody in' }).waitFor();
  expect(await hers.getByRole('button', { name: 'Try again' }).count()).toBe(0);

  await page.reload();
  const row = page.getByRole('row', { name: /Ida <i>Løkke/ });
  await row.waitFor();
  await row.getByRole('button', { name: /^More about/ }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await row.waitFor({ state: 'detached' });
  await hers.goto(at('home'));
  await hers.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(merchant.errors).toEqual([]);
});

test('a token opens the API until it is revoked', async () => {
  await using merchant = await signInMerchant(browser, world);
  const { page } = merchant;
  await page.goto(at('settings/tokens'));
  await page.getByRole('button', { name: 'New token' }).click();
  const dialog = page.getByRole('dialog', { name: 'New API token' });
  await dialog.getByLabel('Name').fill('Reports');
  await dialog.getByRole('button', { name: 'Make the token' }).click();
  const secret = await copy(page, 'token');
  expect(await ask(secret, `/stores/${world.storeId}/events`)).toBe(200);
  expect(await ask(secret, '/members')).toBe(403);
  expect(await page.textContent('main')).not.toContain(secret);

  await page.getByRole('button', { name: 'Revoke the token Reports' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('heading', { name: 'No tokens yet' }).waitFor();
  expect(await ask(secret, `/stores/${world.storeId}/events`)).toBe(401);
  expect(merchant.errors).toEqual([]);
});

test('settings say what is wrong where one saves; data is downloaded; the activity tells both in words', async () => {
  await using merchant = await signInMerchant(browser, world, { width: 390, height: 844 });
  const { page } = merchant;
  await page.goto(at('settings'));
  await page.getByLabel('Name').fill('');
  await page.getByRole('switch', { name: 'Notice what is put into the cart' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Not saved yet').waitFor();
  expect(
    await page.evaluate('document.activeElement === document.querySelector("[aria-invalid=true]")'),
  ).toBe(true);
  await page.getByLabel('Name').fill('Nordlys & <b>Søn</b>');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The settings are saved.').waitFor();

  await page.goto(at('settings/data'));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download Experiences' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('facet-nordlys-b-søn-b-experiences.jsonl');
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(JSON.parse(line)).toHaveProperty('definition');

  await page.goto(at('activity?kind=data'));
  await page.getByText('downloaded data').waitFor();
  expect(await page.getByText('changed the settings').count()).toBe(0);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByText('changed the settings').first().waitFor();
  expect(await page.textContent('main')).toMatch(/Notice what is put into the cart: yes → ?no/);
  expect(merchant.errors).toEqual([]);
});
