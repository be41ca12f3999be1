import { getList, getText } from '@facet/dev';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminPages, type Merchant, signInMerchant } from '../admin-session.ts';
import { launchBrowser, newVisitor } from '../browser.ts';
import { listEntryScreens } from '../entry-screens.ts';
import { listFindings as listFindingsNow } from '../list-findings.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

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

/** Looks once nothing is loaded any more. */
async function listFindings(page: Page): Promise<readonly string[]> {
  await page.waitForLoadState('networkidle');
  return await listFindingsNow(page);
}

test('the pages before one is in have no serious accessibility finding', async () => {
  await using visitor = await newVisitor(browser);
  const page = await visitor.open();
  const screens = listEntryScreens(world);
  for (const { name, open } of screens) {
    await open(page);
    expect([name, await listFindings(page)]).toEqual([name, []]);
  }
  expect(screens.length).toBe(3);
});

test.each(adminPages)('the admin page %s has no serious accessibility finding', async (name) => {
  const { page } = merchant;
  await page.goto(`${world.facetUrl}/stores/${world.storeId}/${name}`);
  await page.getByRole('heading', { level: 1 }).waitFor();

  expect(await listFindings(page)).toEqual([]);
});

test('every tab of an experience has no serious accessibility finding', async () => {
  const api = await world.openApi();
  const { page } = merchant;
  const experiences = getList(await api.call('GET', `/stores/${world.storeId}/experiences`), 'experiences');
  let tabs = 0;
  for (const experience of experiences) {
    await page.goto(`${world.facetUrl}/stores/${world.storeId}/experiences/${getText(experience, 'id')}`);
    await page.getByRole('tab').first().waitFor();
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      tabs += 1;
      expect([await tab.textContent(), await listFindings(page)]).toEqual([await tab.textContent(), []]);
    }
  }
  expect(tabs).toBeGreaterThan(3);
});

test.each(['/', '/collections/all', '/products/bris-2-tent', '/cart', '/account'])(
  'the shop at %s has no serious accessibility finding',
  async (path) => {
    await using visitor = await newVisitor(browser);
    const page = await visitor.open(`${world.shopUrl}${path}`);

    expect(await listFindings(page)).toEqual([]);
  },
);
