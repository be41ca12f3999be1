import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminPages, signInMerchant } from '../admin-session.ts';
import { launchBrowser } from '../browser.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

// Issue 6: first load under 200 kB of script as it comes over the wire, each next page under 50 kB.
const firstLoadBytes = 200_000;
const nextPageBytes = 50_000;

let world: TestWorld;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

/** Counts the script that a page loads, compressed, since it was last asked. */
function countScript(page: Page): () => number {
  let bytes = 0;
  page.on('response', (response) => {
    const { 'content-type': type = '', 'content-length': length } = response.headers();
    if (!type.includes('javascript')) return;
    // What says no length was not compressed ahead, and would be counted as nothing.
    bytes += length === undefined ? Number.POSITIVE_INFINITY : Number(length);
  });
  return () => {
    const counted = bytes;
    bytes = 0;
    return counted;
  };
}

test.each(['', ...adminPages])('opened at /%s the admin stays within its bytes', async (name) => {
  await using merchant = await signInMerchant(browser, world);
  const page = await merchant.open('about:blank');
  const counted = countScript(page);

  await page.goto(`${world.facetUrl}/stores/${world.storeId}/${name}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');

  const bytes = counted();
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(firstLoadBytes);
});

test('each page that is gone to next adds little', async () => {
  await using merchant = await signInMerchant(browser, world);
  const { page } = merchant;
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  const counted = countScript(page);
  const added: [string, number][] = [];
  for (const link of await page.getByRole('navigation').getByRole('link').all()) {
    counted();
    await link.click();
    await page.waitForLoadState('networkidle');
    added.push([(await link.textContent()) ?? '', counted()]);
  }
  expect(added.length).toBeGreaterThan(6);
  expect(added.filter(([, bytes]) => bytes >= nextPageBytes)).toEqual([]);
});
