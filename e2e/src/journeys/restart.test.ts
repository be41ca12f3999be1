import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorld, getList, getText, type World } from '@facet/dev';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInMerchant } from '../admin-session.ts';
import { launchBrowser } from '../browser.ts';
import { layEmptyDatabase } from '../empty-database.ts';

// One installation that is stopped and started again, in order: each test goes on where the one before ended.
let dataDir: string;
let browser: Browser;
let world: World;
let isUp = false;
let before: readonly string[];
const patience = { timeout: 20_000 };

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'facet-restart-'));
  await layEmptyDatabase(join(dataDir, 'server'));
  [browser] = await Promise.all([launchBrowser(), start({ facet: 0, shop: 0, klaviyo: 0 })]);
  before = [world.storeId, world.publicKey, world.emailLink];
});

afterAll(async () => {
  await browser?.close();
  await stop();
  await rm(dataDir, { recursive: true, force: true });
});

type Ports = Parameters<typeof createWorld>[0]['ports'];

async function start(ports: Ports, fresh = false): Promise<void> {
  world = await createWorld({ dataDir, logLevel: 'error', ports, fresh });
  isUp = true;
}

async function stop(): Promise<void> {
  if (isUp) await world[Symbol.asyncDispose]();
  isUp = false;
}

const portOf = (url: string): number => Number(new URL(url).port);

/** The addresses of a world, to start it again at the same ones. */
function portsOf({ facetUrl, shopUrl, klaviyoUrl }: World): Ports {
  return { facet: portOf(facetUrl), shop: portOf(shopUrl), klaviyo: portOf(klaviyoUrl) };
}

/** Names and statuses of the experiences, and the state of the connection. */
async function describe(): Promise<readonly string[]> {
  const api = await world.openApi();
  const store = `/stores/${world.storeId}`;
  const experiences = getList(await api.call('GET', `${store}/experiences`), 'experiences');
  const connection = getText(await api.call('GET', `${store}/klaviyo`), 'state');
  return [
    ...experiences.map((item) => `${getText(item, 'name')} ${getText(item, 'status')}`).sort(),
    connection,
  ];
}

async function findId(name: string): Promise<string> {
  const api = await world.openApi();
  const experiences = getList(await api.call('GET', `/stores/${world.storeId}/experiences`), 'experiences');
  return getText(experiences.find((item) => getText(item, 'name') === name) ?? null, 'id');
}

test('a restart in the middle of an edit loses nothing: what is typed and published meanwhile waits for it', async () => {
  const { facetUrl, storeId } = world;
  const api = await world.openApi();
  const welcome = await findId('VIP welcome');
  await api.call('POST', `/stores/${storeId}/experiences/${welcome}/status`, { status: 'ended' });
  await api.call('DELETE', `/stores/${storeId}/klaviyo`);
  await using merchant = await signInMerchant(browser, world);
  const { page } = merchant;
  // What publishing needs, and what says how it went, comes a moment after the page.
  const loaded = ['check-list', 'judge-draft', 'overlays'].map((name) =>
    page.waitForEvent('requestfinished', (request) => request.url().includes(`/assets/${name}-`)),
  );
  await page.goto(
    `${facetUrl}/stores/${storeId}/experiences/${await findId('Win-back hero')}?tab=variations`,
  );
  const text = page.getByLabel('New text').first();
  await text.fill('Typed before');
  await Promise.all(loaded);

  const ports = portsOf(world);
  await stop();
  await text.fill('Typed while nobody answers');
  await page.getByText(/^Not saved: no connection\./).waitFor(patience);
  await page.getByRole('button', { name: 'Publish changes' }).click();
  const list = page.getByRole('dialog', { name: 'Publish changes' });
  await list.getByRole('button', { name: /^Publish/ }).click();
  await page.getByText('Facet does not answer').waitFor(patience);
  // What is not loaded yet does not take the page with it.
  await list.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('tab', { name: 'Targeting' }).click();
  await page.getByRole('tab', { name: 'Variations' }).click();
  expect(await text.inputValue()).toBe('Typed while nobody answers');

  await start(ports);
  await page.getByText(/^Draft saved at/).waitFor(patience);
  const drafts = world.server.context.database.queryable.selectFrom('experience_drafts').selectAll();
  expect(JSON.stringify(await drafts.execute())).toContain('Typed while nobody answers');
  await page.getByRole('button', { name: 'Publish changes' }).click();
  await list.getByRole('button', { name: /^Publish/ }).click();
  await page.getByText('Everything is saved.').waitFor(patience);
  await expect
    .poll(async () => (await fetch(`${facetUrl}/s/${world.publicKey}.js`)).text(), patience)
    .toContain('Typed while nobody answers');
  expect(merchant.errors.filter((error) => error.startsWith('exception'))).toEqual([]);
});

test('a restart keeps what there was, also what somebody changed, and a fresh start begins anew', async () => {
  expect(await describe()).toEqual(['VIP welcome ended', 'Win-back hero running', 'not_connected']);
  expect([world.storeId, world.publicKey, world.emailLink]).toEqual(before);
  const ports = portsOf(world);
  await stop();
  await start(ports, true);
  expect(await describe()).toEqual(['VIP welcome running', 'Win-back hero running', 'active']);
  expect(world.storeId).not.toBe(before[0]);
});
