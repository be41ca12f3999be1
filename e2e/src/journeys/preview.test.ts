import { getList, getText } from '@facet/dev';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInMerchant } from '../admin-session.ts';
import { launchBrowser, newVisitor, type Visitor } from '../browser.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

let world: TestWorld;
let browser: Browser;
let link: string;
let countVisitors: () => Promise<string>;

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
  const api = await world.openApi();
  const experiences = getList(await api.call('GET', `/stores/${world.storeId}/experiences`), 'experiences');
  const found = experiences.find((experience) => getText(experience, 'name') === 'VIP welcome');
  const id = getText(found ?? null, 'id');
  const path = `/stores/${world.storeId}/experiences/${id}/exposures`;
  countVisitors = async () => JSON.stringify(getList(await api.call('GET', path), 'variations'));
  link = await createLink(id, 'For VIPs');
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

/** Makes a preview link by clicking, as a merchant does, and says where it leads. */
async function createLink(experienceId: string, variation: string): Promise<string> {
  await using merchant = await signInMerchant(browser, world);
  const { page } = merchant;
  await page.goto(`${world.facetUrl}/stores/${world.storeId}/experiences/${experienceId}`);
  await page.getByRole('tab', { name: 'Preview' }).click();
  await page.getByRole('button', { name: `Preview link for ${variation}` }).click();
  const created = page.getByRole('link', { name: 'Open in a new tab' });
  await created.waitFor();
  return (await created.getAttribute('href')) ?? '';
}

async function openDetails(visitor: Visitor, address: string): Promise<Page> {
  const page = await visitor.open(address);
  await page.getByRole('button', { name: 'Show details' }).click();
  return page;
}

test('a merchant previews a variation for VIPs as nobody in particular, and nothing is counted', async () => {
  const before = await countVisitors();
  await using visitor = await newVisitor(browser);
  const page = await openDetails(visitor, link);

  await page.getByRole('heading', { name: /Preview · VIP welcome: For VIPs · nothing is counted/ }).waitFor();
  await page.getByText('Welcome back, VIP').waitFor();
  await page.getByLabel('Segment VIP').waitFor();
  await page.waitForTimeout(2500);
  expect(await countVisitors()).toBe(before);
  expect(visitor.errors).toEqual([]);
});

test('the panel says who somebody is, and pretending out of a segment shows the original', async () => {
  await using visitor = await newVisitor(browser);
  const token = new URL(world.emailLink).searchParams.get('_kx') ?? '';
  const page = await openDetails(visitor, `${link}&_kx=${encodeURIComponent(token)}`);
  await page.getByLabel('Experience VIP welcome').selectOption('As decided');
  await page.getByText('Welcome back, VIP').waitFor();
  await page.getByText('Klaviyo knows who this visitor is.').waitFor();
  await page.getByText('Told by the link that was clicked').waitFor();

  await page.getByLabel('Segment VIP').selectOption('Pretend out');

  await expect.poll(() => page.getByText('Welcome back, VIP').count()).toBe(0);
  await page.getByRole('button', { name: 'Leave preview' }).click();
  await page.getByText('Welcome back, VIP').waitFor();
  expect(await page.locator('facet-preview').count()).toBe(0);
  expect(visitor.errors).toEqual([]);
});

test('a link that was tampered with shows the shop as everybody sees it', async () => {
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')));

  await page.getByText('This preview link does not work here').waitFor();
  expect(await page.getByText('Welcome back, VIP').count()).toBe(0);
});
