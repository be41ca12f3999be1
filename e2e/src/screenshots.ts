import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { listScreens, type Screen } from './admin-screens.ts';
import { signInMerchant } from './admin-session.ts';
import { launchBrowser, newVisitor } from './browser.ts';
import { listEntryScreens } from './entry-screens.ts';
import { shrinkPng } from './shrink-png.ts';
import { startWorld, type TestWorld } from './start-world.ts';

/*
 * `npm run screenshots -- [words]`: every screen at two widths, the admin's in both colour schemes; only those whose
 * names hold one of the words, where any are given.
 */
const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const words = process.argv.slice(2);
const sizes = [
  { width: 1280, height: 800 },
  { width: 390, height: 780 },
] as const;
const schemes = ['light', 'dark'] as const;
type Size = (typeof sizes)[number];

if (words.length === 0) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await using world = await startWorld();
await using browser = await launchBrowser();
for (const size of sizes) {
  if (isWanted('shop')) await takeShop(world, browser, size);
  await takeAdmin(world, browser, size);
}

function isWanted(name: string): boolean {
  return words.length === 0 || words.some((word) => name.includes(word));
}

/** Takes a page, whole where it is higher than the screen. */
async function take(page: Page, name: string, size: Size): Promise<void> {
  await page.waitForLoadState('networkidle');
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.min(height, 4 * size.height) });
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await page.setViewportSize(size);
  await writeFile(join(folder, `${name}.png`), shrinkPng(picture));
  console.log(`docs/screenshots/${name}.png`);
}

async function takeShop(world: TestWorld, browser: Browser, size: Size): Promise<void> {
  await using visitor = await newVisitor(browser, size);
  await take(await visitor.open(world.shopUrl), `shop-original-${size.width}`, size);
  const page = await visitor.open(world.emailLink);
  await page.getByText('Welcome back, VIP').waitFor();
  await take(page, `shop-vip-${size.width}`, size);
}

async function takeAdmin(world: TestWorld, browser: Browser, size: Size): Promise<void> {
  await using stranger = await newVisitor(browser, size);
  await takeScreens(await stranger.open(), listEntryScreens(world), size);
  await using merchant = await signInMerchant(browser, world, size);
  await takeScreens(merchant.page, await listScreens(world), size);
}

async function takeScreens(page: Page, screens: readonly Screen[], size: Size): Promise<void> {
  for (const { name, open } of screens) {
    if (!isWanted(`admin-${name}`)) continue;
    await open(page);
    await takeSchemes(page, `admin-${name}`, size);
  }
}

async function takeSchemes(page: Page, name: string, size: Size): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await take(page, `${name}-${size.width}-${colorScheme}`, size);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
