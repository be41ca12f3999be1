import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Merchant, signInMerchant } from '../admin-session.ts';
import { launchBrowser, newVisitor } from '../browser.ts';
import { listFindings } from '../list-findings.ts';
import { getSegmentId } from '../people.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

// One store, in order: nothing was seen of it yet, somebody opens the shop, a segment in use is deleted.
let world: TestWorld;
let browser: Browser;
let merchant: Merchant;

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
  merchant = await signInMerchant(browser, world);
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

test('a new store is led from step to step, and told what is missing', async () => {
  const { page } = merchant;
  const steps = page.getByRole('region', { name: 'First steps' });
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await steps.getByText('Connect Klaviyo (done)').waitFor();
  expect(await steps.getByText('Install the script (done)').count()).toBe(0);
  const attention = page.getByRole('region', { name: 'What needs attention' });
  await attention.getByText(/no page of the store has ever asked for the script/).waitFor();
  expect(await listFindings(page)).toEqual([]);
  await steps.getByRole('link', { name: 'Install' }).click();
  await page.getByText('Waiting for the first page').first().waitFor();
  expect(await listFindings(page)).toEqual([]);
});

test('the install check turns green by itself when the shop is opened, and finds the line in the page', async () => {
  const { page } = merchant;
  await using visitor = await newVisitor(browser);
  const shop = await visitor.open(world.emailLink);
  await page.getByRole('alert').getByText('The script is there').first().waitFor({ timeout: 10_000 });
  await page.getByRole('button', { name: 'Look at the page' }).click();
  await page.getByRole('alert').getByText('The line is in the page').waitFor();
  expect(await listFindings(page)).toEqual([]);
  // Reports leave with the page.
  await shop.goto('about:blank');
});

test('home is done with the first steps when somebody was shown something', async () => {
  const { page } = merchant;
  await page.getByRole('link', { name: 'Home' }).click();
  await page
    .getByRole('region', { name: 'What runs' })
    .getByText('1 visitor in the last 7 days')
    .first()
    .waitFor();
  await page.getByRole('region', { name: 'First steps' }).waitFor({ state: 'hidden' });
  expect(await page.getByText(/no page of the store has ever asked/).count()).toBe(0);
});

test('a segment that was deleted in Klaviyo shows with a link to where it is used', async () => {
  const { page } = merchant;
  await fetch(`${world.klaviyoUrl}/_sim/segments/${getSegmentId(world, 'VIP')}`, { method: 'DELETE' });
  const api = await world.openApi();
  await api.call('GET', `/stores/${world.storeId}/segments?refresh=true`);
  await page.reload();
  const line = page
    .getByRole('region', { name: 'What needs attention' })
    .getByRole('listitem')
    .filter({ hasText: 'Klaviyo does not list the segment “VIP” any more' })
    .first();
  await line.getByRole('link', { name: /^Open / }).click();
  await page.getByRole('tab', { name: 'Targeting', selected: true }).waitFor();
  expect(merchant.errors).toEqual([]);
});
