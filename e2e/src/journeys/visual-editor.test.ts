import { getList, getText } from '@facet/dev';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Merchant, signInMerchant } from '../admin-session.ts';
import { launchBrowser, newVisitor } from '../browser.ts';
import { original } from '../shop-texts.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

// One merchant edits one variation, from the first click to what a visitor sees: each test goes on where the one before ended.
let world: TestWorld;
let browser: Browser;
let merchant: Merchant;
let shop: Page;
const patience = { timeout: 15_000 };
const title = 'Out there is closer than you think';

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld({ extent: 'empty' }), launchBrowser()]);
  const api = await world.openApi();
  const path = `/stores/${world.storeId}/experiences`;
  await api.call('POST', path, { kind: 'personalization', name: 'Hero for all' });
  const [made] = getList(await api.call('GET', path), 'experiences');
  merchant = await signInMerchant(browser, world);
  await merchant.page.goto(`${world.facetUrl}${path}/${getText(made ?? null, 'id')}?tab=variations`);
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

test('a merchant opens the shop’s page from a variation, and its address keeps no token', async () => {
  const { page, context } = merchant;
  await page.getByRole('button', { name: /^Edit on the page/ }).click();
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: 'Open the page' }).click(),
  ]);
  shop = opened;

  await shop.getByRole('heading', { name: /^Edit: / }).waitFor(patience);
  await shop.getByText('All is kept in your draft.').waitFor(patience);
  await page.getByText('is open in another window').waitFor(patience);
  expect(shop.url()).toBe(`${world.shopUrl}/`);
});

test('what is clicked is edited: it shows at once, there and in the variation', async () => {
  const { page } = merchant;
  await shop.getByRole('heading', { name: original.heroTitle }).click();
  await shop.getByLabel('Text', { exact: true }).fill(title);
  await shop.getByRole('heading', { name: title, level: 1 }).waitFor(patience);
  await shop.locator('#announcement').click();
  await shop.getByRole('button', { name: 'Hide it' }).click();

  await expect.poll(() => shop.locator('#announcement').isVisible()).toBe(false);
  const changes = page.getByRole('group', { name: /^Change \d$/ });
  await expect.poll(() => changes.count(), patience).toBe(2);
  const selectors = await page.getByLabel('Element (CSS selector)').all();
  expect(await Promise.all(selectors.map((field) => field.inputValue()))).toEqual([
    '.hero h1',
    '#announcement',
  ]);
  expect(await page.getByLabel('New text').inputValue()).toBe(title);
  await page.getByText('2 changes made there').waitFor();
});

test('what is edited in the admin shows on the page, and undo takes back what was done there', async () => {
  const { page } = merchant;
  await page.getByLabel('New text').fill('Edited in Facet');
  await shop.getByRole('heading', { name: 'Edited in Facet', level: 1 }).waitFor(patience);
  await page.getByLabel('New text').fill(title);
  await shop.getByRole('button', { name: 'Undo' }).click();
  await shop.locator('#announcement').waitFor(patience);
  await expect.poll(() => page.getByRole('group', { name: /^Change \d$/ }).count(), patience).toBe(1);
  await shop.locator('#announcement').click();
  await shop.getByRole('button', { name: 'Hide it' }).click();
  await expect.poll(() => page.getByRole('group', { name: /^Change \d$/ }).count(), patience).toBe(2);
});

test('a link is chosen in Edit, and followed in Browse, with all changes going along', async () => {
  const before = shop.url();
  await shop.getByRole('link', { name: original.callToAction }).click();
  await shop.getByLabel('Where the link leads').waitFor(patience);
  expect(await shop.getByLabel('Where the link leads').inputValue()).toBe('/collections/all');
  expect(shop.url()).toBe(before);

  await shop.getByRole('button', { name: 'Browse' }).click();
  await shop.getByRole('link', { name: original.callToAction }).click();
  await shop.waitForURL('**/collections/all');
  await shop.getByRole('heading', { name: /^Edit: / }).waitFor(patience);
  await expect.poll(() => shop.locator('#announcement').isVisible(), patience).toBe(false);
  await shop.getByText('Finds no element on this page.').waitFor();
});

test('of many alike, one or all are changed', async () => {
  await shop.getByRole('button', { name: 'Edit', exact: true }).click();
  const cards = shop.locator('.card-title');
  const count = await cards.count();
  await cards.nth(1).click();
  await shop.getByLabel(`All ${count} alike`).check();
  await shop.getByText('Style', { exact: true }).click();
  await shop.getByLabel('Text size').fill('30');

  const sizes = () => cards.evaluateAll((all) => all.map((each) => getComputedStyle(each).fontSize));
  await expect.poll(sizes, patience).toEqual(Array.from({ length: count }, () => '30px'));
});

test('messages from other windows, origins and sessions change nothing, even with the right session', async () => {
  const { page } = merchant;
  const count = () => page.getByRole('group', { name: /^Change \d$/ }).count();
  await expect.poll(count, patience).toBe(3);
  const kept = await page.evaluate(() =>
    Object.entries(sessionStorage).find(([key]) => key.startsWith('facet:visual:')),
  );
  const { session }: { readonly session: string } = JSON.parse(kept?.[1] ?? '{}');
  expect(session).toMatch(/^[\w-]{24}$/);
  const after = { kind: 'hide', selector: 'body' };
  const step = { number: 99, step: { before: null, after, at: 0 } };
  const fromPage = { facet: 'editor-page', session, state: 'here', path: '/', steps: [step] };
  const fromAdmin = { facet: 'editor-admin', session, type: 'state', changes: [after], taken: 0 };

  await page.evaluate((sent) => window.postMessage(sent, '*'), fromPage);
  await shop.evaluate((sent) => window.opener.postMessage(sent, '*'), {
    ...fromPage,
    session: 'x'.repeat(24),
  });
  await shop.evaluate((sent) => window.postMessage(sent, '*'), fromAdmin);
  await shop.waitForTimeout(1500);

  expect(await count()).toBe(3);
  expect(await shop.locator('body').isVisible()).toBe(true);
});

test('the admin finds the page again after it was loaded anew, with all that was done there', async () => {
  const { page } = merchant;
  await page
    .getByText(/^Draft saved/)
    .first()
    .waitFor(patience);
  await page.reload();
  await page.getByText('is open in another window').waitFor(patience);
  expect(await page.getByRole('group', { name: /^Change \d$/ }).count()).toBe(3);
});

test('Done closes the window, and after saving and starting a visitor sees it all', async () => {
  const { page } = merchant;
  await Promise.all([shop.waitForEvent('close'), shop.getByRole('button', { name: 'Done' }).click()]);
  await page.getByText('The page was closed.').waitFor(patience);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  // Everything that goes live is shown first; it is for everyone, as it was made, and that is said.
  const question = page.getByRole('dialog', { name: 'Before it starts' });
  await question.getByText('For a segment alone, say so under').waitFor(patience);
  await question.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByText('Running').first().waitFor(patience);

  await using visitor = await newVisitor(browser);
  const seen = await visitor.open(world.shopUrl);
  await seen.getByRole('heading', { name: title, level: 1 }).waitFor(patience);
  expect(await seen.locator('#announcement').isVisible()).toBe(false);
  expect([...visitor.errors, ...merchant.errors]).toEqual([]);
});
