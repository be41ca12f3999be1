import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getList, getText } from '@facet/dev';
import type { Browser, Page } from 'playwright-core';
import { signInMerchant } from './admin-session.ts';
import { launchBrowser, newVisitor } from './browser.ts';
import { shrinkPng } from './shrink-png.ts';
import { startWorld, type TestWorld } from './start-world.ts';

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const sizes = [
  { width: 1280, height: 800 },
  { width: 390, height: 780 },
] as const;
type Size = (typeof sizes)[number];

await mkdir(folder, { recursive: true });
await using world = await startWorld();
await using browser = await launchBrowser();
for (const size of sizes) {
  await takeShop(world, browser, size);
  await takeAdmin(world, browser, size);
}

async function take(page: Page, name: string, size: Size): Promise<void> {
  await page.waitForLoadState('networkidle');
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await writeFile(join(folder, `${name}-${size.width}.png`), shrinkPng(picture));
  console.log(`docs/screenshots/${name}-${size.width}.png`);
}

async function takeShop(world: TestWorld, browser: Browser, size: Size): Promise<void> {
  await using visitor = await newVisitor(browser, size);
  await take(await visitor.open(world.shopUrl), 'shop-original', size);
  const page = await visitor.open(world.emailLink);
  await page.getByText('Welcome back, VIP').waitFor();
  await take(page, 'shop-vip', size);
}

async function takeAdmin(world: TestWorld, browser: Browser, size: Size): Promise<void> {
  await using merchant = await signInMerchant(browser, world, size);
  const { page } = merchant;
  const store = `${world.facetUrl}/stores/${world.storeId}`;
  for (const name of ['integrations', 'segments', 'events', 'install'] as const) {
    await page.goto(`${store}/${name}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await take(page, `admin-${name}`, size);
  }
  const api = await world.openApi();
  const experiences = getList(await api.call('GET', `/stores/${world.storeId}/experiences`), 'experiences');
  const welcome = experiences.find((experience) => getText(experience, 'name') === 'VIP welcome') ?? null;
  await page.goto(`${store}/experiences/${getText(welcome, 'id')}`);
  await page.getByRole('tab', { name: /variations/i }).click();
  await takeWhole(page, 'admin-variations', size);
  await takePreview(page, browser, size);
  await page.getByRole('tab', { name: /targeting/i }).click();
  await take(page, 'admin-targeting', size);
  await page.goto(`${store}/inspect`);
  await page.getByLabel('Who').fill(world.emailLink);
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  await page.getByRole('region', { name: 'VIP welcome' }).waitFor();
  await takeWhole(page, 'admin-inspect', size);
}

/** Takes a page that is higher than a screen. */
async function takeWhole(page: Page, name: string, size: Size): Promise<void> {
  await page.waitForLoadState('networkidle');
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height });
  await take(page, name, size);
  await page.setViewportSize(size);
}

/** Takes what the shop looks like by a preview link, with the panel open. */
async function takePreview(admin: Page, browser: Browser, size: Size): Promise<void> {
  await admin.getByRole('button', { name: 'Preview link for For VIPs' }).click();
  const link = await admin.getByRole('link', { name: 'Open in a new tab' }).getAttribute('href');
  await using visitor = await newVisitor(browser, size);
  const page = await visitor.open(link ?? '');
  await page.getByRole('button', { name: 'Show details' }).click();
  await take(page, 'shop-preview', size);
}
