import { getList, getText } from '@facet/dev';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Merchant, signInMerchant } from '../admin-session.ts';
import { launchBrowser } from '../browser.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

// Two editors at one running experience, in order: each test goes on where the one before ended.
let world: TestWorld;
let browser: Browser;
let merchant: Merchant;
let ann: Merchant;
let experience: string;
const patience = { timeout: 15_000 };
const annEmail = 'ann@facet.example';

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
  const { queryable } = world.server.context.database;
  const owner = await queryable.selectFrom('members').selectAll().executeTakeFirstOrThrow();
  await queryable
    .insertInto('members')
    .values({ ...owner, id: 'ann', email: annEmail, name: 'Ann', role: 'editor' })
    .execute();
  const api = await world.openApi();
  const list = getList(await api.call('GET', `/stores/${world.storeId}/experiences`), 'experiences');
  const welcome = list.find((item) => getText(item, 'name') === 'VIP welcome') ?? null;
  experience = `${world.facetUrl}/stores/${world.storeId}/experiences/${getText(welcome, 'id')}`;
  const { facetUrl, owner: account } = world;
  [merchant, ann] = await Promise.all([
    signInMerchant(browser, world),
    signInMerchant(
      browser,
      { facetUrl, owner: { ...account, email: annEmail } },
      { width: 390, height: 780 },
    ),
  ]);
  await merchant.page.goto(`${experience}?tab=variations`);
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

const text = (page: Page) => page.getByLabel('New text').first();
const saved = (page: Page) => page.getByText(/^Draft saved at \d\d:\d\d$/).waitFor(patience);
const keptDrafts = async () =>
  (await world.server.context.database.queryable.selectFrom('experience_drafts').selectAll().execute()).map(
    (row) => [row.saved_by, row.definition.variations.flatMap(({ changes }) => changes)[0]?.['value']],
  );

test('what is typed is saved by itself, is there after a reload, and is published nowhere yet', async () => {
  const { page } = merchant;
  await text(page).fill('Typed and left');
  await saved(page);
  await page.reload();
  expect(await text(page).inputValue()).toBe('Typed and left');
  const notice = page.getByRole('alert').filter({ hasText: 'You go on where the draft was left' });
  await notice.getByRole('button', { name: 'Show what changed' }).click();
  expect(await notice.textContent()).toContain('Typed and left');
  const script = await (await fetch(`${world.facetUrl}/s/${world.publicKey}.js`)).text();
  expect(script).not.toContain('Typed and left');
});

test('what was typed just before going elsewhere is saved on the way, with no question', async () => {
  const { page } = merchant;
  const left = page.getByText('You go on where the draft was left');
  expect(await left.isVisible()).toBe(true);
  await text(page).fill('Typed in a hurry');
  await left.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Segments' }).click();
  await page.waitForURL('**/segments');
  expect((await keptDrafts()).map(([, value]) => value)).toEqual(['Typed in a hurry']);
  await page.goto(`${experience}?tab=variations`);
});

test('without a connection it says so, and goes on by itself', async () => {
  const { page } = merchant;
  await page.route('**/draft', (route) => route.abort());
  await text(page).fill('Typed in a tunnel');
  await page.getByText('Not saved: no connection.').waitFor(patience);
  expect((await keptDrafts()).map(([, value]) => value)).toEqual(['Typed in a hurry']);
  await page.unroute('**/draft');
  await saved(page);
  expect((await keptDrafts()).map(([, value]) => value)).toEqual(['Typed in a tunnel']);
});

test('on a slow network it says that it saves, the newest text wins, and nothing is done twice', async () => {
  const { page } = merchant;
  let first = true;
  await page.route('**/draft', async (route) => {
    const waitMs = first ? 2500 : 0;
    first = false;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    await route.continue();
  });
  const sent = page.waitForRequest('**/draft');
  await text(page).fill('Sent first');
  await sent;
  await text(page).fill('Typed while it was on its way');
  await page.getByText('Saving…').waitFor();
  await saved(page);
  expect(await text(page).inputValue()).toBe('Typed while it was on its way');
  expect((await keptDrafts()).map(([, value]) => value)).toEqual(['Typed while it was on its way']);
  await page.unroute('**/draft');

  const tab = await merchant.open(experience.replace(/\/[^/]+$/, ''));
  await tab.getByRole('button', { name: 'Create experience' }).first().click();
  await tab.getByRole('textbox', { name: 'Name' }).fill('Pressed twice');
  await tab.getByRole('button', { name: 'Create', exact: true }).dblclick();
  await tab.waitForURL(/experiences\/\w+/);
  await tab.close();
  const names = world.server.context.database.queryable.selectFrom('experiences').select('name');
  expect(await names.where('name', '=', 'Pressed twice').execute()).toHaveLength(1);
});

test('a session that ends in the middle loses nothing', async () => {
  const { page } = merchant;
  await world.server.context.database.queryable
    .deleteFrom('sessions')
    .where('member_id', '!=', 'ann')
    .execute();
  await text(page).fill('Typed too late');
  const dialog = page.getByRole('dialog', { name: 'Please sign in again' });
  await dialog.getByRole('textbox', { name: /password/i }).fill(world.owner.password);
  await dialog.getByRole('button', { name: /^sign in$/i }).click();
  await saved(page);
  expect((await keptDrafts()).map(([, value]) => value)).toEqual(['Typed too late']);
});

test('steps are taken back and again by keyboard, each field in one', async () => {
  const { page } = merchant;
  await page.getByLabel('Variation name').last().fill('For the very best');
  await page.getByRole('heading', { level: 1 }).click({ force: true });
  await page.keyboard.press('Control+z');
  expect(await page.getByLabel('Variation name').last().inputValue()).toBe('For VIPs');
  expect(await text(page).inputValue()).toBe('Typed too late');
  await page.keyboard.press('Control+Shift+z');
  expect(await page.getByLabel('Variation name').last().inputValue()).toBe('For the very best');
  await page.getByRole('button', { name: 'Undo' }).click();
  await saved(page);
});

test('what two change in different places is put together, and nobody is asked', async () => {
  const { page } = merchant;
  await ann.page.goto(`${experience}?tab=variations`);
  await ann.page.getByLabel('Variation name').last().fill('Ann’s name');
  await saved(ann.page);
  await text(page).fill('Beside Ann');
  const notice = page.getByRole('alert').filter({ hasText: 'Ann is editing this too' });
  await notice.getByText('What you typed is kept').waitFor(patience);
  expect(await notice.textContent()).toContain('Ann’s name');
  await saved(page);
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.getByLabel('Variation name').last().inputValue()).toBe('Ann’s name');
  expect(await keptDrafts()).toEqual([['Owner', 'Beside Ann']]);
});

test('of two who type at once in one place the second one sees whose draft it is and chooses', async () => {
  const { page } = merchant;
  await ann.page.goto(`${experience}?tab=variations`);
  await text(ann.page).fill('What Ann wants');
  await saved(ann.page);
  await text(page).fill('What I want');
  const dialog = page.getByRole('dialog', { name: 'Ann changed this too' });
  await dialog.waitFor(patience);
  expect(await dialog.textContent()).toMatch(/What Ann wants.*What I want/);
  expect(await keptDrafts()).toEqual([['Ann', 'What Ann wants']]);

  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await saved(page);
  expect((await keptDrafts()).map(([, value]) => value)).toEqual(['What I want']);
  await page.getByText('Ann is editing this too').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await text(page).inputValue()).toBe('What Ann wants');
  await page.getByRole('button', { name: 'Redo' }).click();
  await saved(page);
});

test('publishing tells first what changes, and leads to what is to be mended', async () => {
  const { page } = merchant;
  const selector = page.getByLabel('Element (CSS selector)').first();
  const before = await selector.inputValue();
  await selector.fill('');
  await page.getByRole('button', { name: 'Publish changes' }).click();
  const list = page.getByRole('dialog', { name: 'Publish changes' });
  await list.getByText('One thing keeps it from being published').waitFor();
  expect(await list.getByRole('button', { name: /^Publish/ }).isDisabled()).toBe(true);
  await list.getByRole('alert').getByRole('button', { name: 'Variations' }).click();
  await expect
    .poll(() => selector.evaluate((field) => field === document.activeElement), patience)
    .toBe(true);
  await selector.fill(before);

  await page.getByRole('button', { name: 'Publish changes' }).click();
  await list.getByText('What changes').waitFor();
  expect(await list.textContent()).toContain('What I want');
  expect(await list.textContent()).toContain('Klaviyo is connected');
  await list.getByRole('button', { name: /^Publish/ }).click();
  await page.getByText('Everything is saved.').waitFor(patience);
  expect(await keptDrafts()).toEqual([]);
  await expect
    .poll(async () => (await fetch(`${world.facetUrl}/s/${world.publicKey}.js`)).text(), patience)
    .toContain('What I want');
});

test('who has it open too follows what was published, and the actions are in reach on a phone', async () => {
  const { page } = ann;
  // Looking at the page again asks at once; otherwise it would wait for its turn.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect.poll(() => text(page).inputValue(), { timeout: 5000 }).toBe('What I want');
  await page.getByText('Visitors see what is here.').waitFor();
  await page.getByRole('button', { name: 'Add change' }).last().scrollIntoViewIfNeeded();
  const bar = await page.getByRole('region', { name: 'Save and publish' }).boundingBox();
  expect(bar?.y).toBeLessThan(80);
  expect(bar?.height).toBeLessThan(130);
  expect(merchant.errors.filter((error) => error.startsWith('exception'))).toEqual([]);
  expect(ann.errors.filter((error) => error.startsWith('exception'))).toEqual([]);
});
