import { getList, getText } from '@facet/dev';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listScreens, type Screen } from '../admin-screens.ts';
import { type Merchant, signInMerchant } from '../admin-session.ts';
import { launchBrowser, newVisitor, type Visitor } from '../browser.ts';
import { listEntryScreens } from '../entry-screens.ts';
import { listFindings as listFindingsNow } from '../list-findings.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

let world: TestWorld;
let browser: Browser;
let merchant: Merchant;
const atOnce = 3;

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

/** In the dark a page of the admin has other colours, and all else is the same. */
async function listFindingsInBoth(page: Page): Promise<readonly string[]> {
  const light = await listFindings(page);
  await turn(page, 'dark');
  const dark = await listFindingsNow(page, ['color-contrast']);
  await turn(page, 'light');
  return [...light, ...dark.map((finding) => `dark: ${finding}`)];
}

async function turn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
}

/** Opens the screens, some beside others since most of it is waiting: what is found on each on which anything is. */
async function lookAt(
  visitor: Visitor,
  screens: readonly Screen[],
  list: typeof listFindings = listFindingsInBoth,
): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  const left = [...screens];
  const look = async (): Promise<void> => {
    const page = await visitor.open();
    for (let screen = left.shift(); screen !== undefined; screen = left.shift()) {
      await screen.open(page);
      const findings = await list(page);
      if (findings.length > 0) found[screen.name] = findings;
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: atOnce }, look));
  return found;
}

test('the pages before one is in have no serious accessibility finding', async () => {
  await using visitor = await newVisitor(browser);
  const screens = listEntryScreens(world);
  expect(await lookAt(visitor, screens)).toEqual({});
  expect(screens.length).toBe(3);
});

test('no screen of a store has a serious accessibility finding', async () => {
  const screens = await listScreens(world);
  expect(await lookAt(merchant, screens)).toEqual({});
  expect(screens.length).toBeGreaterThan(20);
});

test('no tab of a test has a serious accessibility finding', async () => {
  const api = await world.openApi();
  const { page } = merchant;
  const tests = getList(
    await api.call('GET', `/stores/${world.storeId}/experiences?kind=test`),
    'experiences',
  );
  await page.goto(`${world.facetUrl}/stores/${world.storeId}/experiences/${getText(tests[0] ?? null, 'id')}`);
  await page.getByRole('tab').first().waitFor();
  const tabs = await page.getByRole('tab').all();
  for (const tab of tabs) {
    await tab.click();
    expect([await tab.textContent(), await listFindingsInBoth(page)]).toEqual([await tab.textContent(), []]);
  }
  expect(tabs.length).toBe(7);
});

test('no page of the shop has a serious accessibility finding', async () => {
  await using visitor = await newVisitor(browser);
  const screens = ['/', '/collections/all', '/products/bris-2-tent', '/cart', '/account'].map(
    (path): Screen => ({
      name: path,
      open: async (page) => void (await page.goto(`${world.shopUrl}${path}`)),
    }),
  );
  expect(await lookAt(visitor, screens, listFindings)).toEqual({});
});
