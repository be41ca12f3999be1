import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInMerchant } from '../admin-session.ts';
import { launchBrowser, newVisitor } from '../browser.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

let world: TestWorld;
let browser: Browser;
const patience = { timeout: 15_000 };

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

/** Reports as a shop does, before the script is there or after it. */
function report(page: Page, name: string, details?: object): Promise<void> {
  const command = JSON.stringify(['track', name, details]);
  return page.evaluate(`void (window.facet = window.facet || []).push(${command})`);
}

/** The rows of the page *Events*, each as its cells. */
async function readRows(page: Page): Promise<readonly (readonly string[])[]> {
  const rows = await page.getByRole('row').all();
  return Promise.all(rows.map((row) => row.getByRole('cell').allTextContents()));
}

test('a merchant sees whether the shop reports orders, and each order once', async () => {
  await using merchant = await signInMerchant(browser, world);
  const { page } = merchant;
  await page.getByRole('link', { name: 'Events' }).click();
  await page.getByRole('heading', { name: 'Nothing has been reported yet' }).waitFor();
  expect(await page.getByLabel('the line that reports an order', { exact: true }).textContent()).toContain(
    "push(['track', 'order', {",
  );

  await using visitor = await newVisitor(browser);
  const shop = await visitor.open(world.shopUrl);
  await shop.waitForLoadState('networkidle');
  await page.reload();
  await page.getByRole('alert').getByText('No order has been reported yet').waitFor();

  await report(shop, 'order', { order: '1001', value: 84.5, currency: 'EUR', items: 3 });
  await report(shop, 'newsletter');
  // The page that thanks for an order is loaded again, and once more on the phone.
  await shop.reload();
  await report(shop, 'order', { order: '1001', value: 84.5, currency: 'EUR', items: 3 });
  await using phone = await newVisitor(browser, { width: 390, height: 844 });
  const onPhone = await phone.open(world.shopUrl);
  await report(onPhone, 'order', { order: '1001', value: 84.5, currency: 'EUR', items: 3 });
  await report(onPhone, 'order', { order: '1002', value: 15.5, currency: 'EUR' });
  for (const each of [shop, onPhone]) await each.goto('about:blank');

  await expect
    .poll(async () => {
      await page.reload();
      await page.getByRole('row').first().waitFor();
      return (await readRows(page)).find(([name]) => name?.startsWith('Order'))?.slice(1, 3);
    }, patience)
    .toEqual(['2', '2']);
  await page.getByRole('alert').getByText('Your shop reports orders').waitFor();
  const rows = await readRows(page);
  expect(rows.find(([name]) => name === 'Page viewpage_view')?.[1]).toBe('3');
  expect(rows.find(([name]) => name === 'Your ownnewsletter')?.[1]).toBe('1');
  expect(rows.at(-1)).toEqual(['EUR', '2', '€100.00']);
  expect([...visitor.errors, ...phone.errors, ...merchant.errors]).toEqual([]);
});
