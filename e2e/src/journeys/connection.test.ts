import { connectKlaviyo, type FacetApi, getList, getText, type Json } from '@facet/dev';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { signInMerchant } from '../admin-session.ts';
import { launchBrowser, newVisitor } from '../browser.ts';
import { dumpTables } from '../database-dump.ts';
import { createPerson } from '../people.ts';
import { original, vip } from '../shop-texts.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

let world: TestWorld;
let browser: Browser;
let api: FacetApi;
const patience = { timeout: 15_000 };

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
  api = await world.openApi();
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

afterEach(() => world.simulator.faults.clear());

const readConnection = (): ReturnType<FacetApi['call']> =>
  api.call('GET', `/stores/${world.storeId}/klaviyo`);
const readState = async (): Promise<string> => getText(await readConnection(), 'state');

/** A browser of its own clicks a link; what does the shop announce once everything is quiet? */
async function announcementFor(link: string): Promise<string | null> {
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(link);
  await page.waitForLoadState('networkidle');
  const announcement = await page.textContent('#announcement');
  expect(visitor.errors.filter((error) => error.startsWith('exception'))).toEqual([]);
  return announcement;
}

test.each([
  ['503', { kind: 'server_error', status: 503 }],
  ['a page of a firewall instead of an answer', { kind: 'html_403' }],
] as const)(
  'while Klaviyo answers with %s, newcomers see the original, known visitors their variation, and it recovers',
  async (_name, fault) => {
    const known = createPerson(world, ['VIP']);
    await using visitor = await newVisitor(browser);
    const page = await visitor.open(known.receiveLink());
    await expect.poll(() => page.textContent('#announcement'), patience).toBe(vip.announcement);
    await page.waitForLoadState('networkidle');
    expect(await readState()).toBe('active');

    world.simulator.faults.set({ operation: 'api', ...fault });
    expect(await announcementFor(createPerson(world, ['VIP']).receiveLink())).toBe(original.announcement);
    await expect.poll(readState, patience).toBe('degraded');
    expect(getText(await readConnection(), 'notice')).toMatch(/visitor/i);
    await page.goto(world.shopUrl);
    expect(await page.textContent('#announcement')).toBe(vip.announcement);

    world.simulator.faults.clear();
    await expect
      .poll(() => announcementFor(createPerson(world, ['VIP']).receiveLink()), {
        timeout: 45_000,
        interval: 2_000,
      })
      .toBe(vip.announcement);
    expect(await readState()).toBe('active');
  },
);

test('an app that is uninstalled at Klaviyo needs to be reconnected, and the shop shows newcomers the original', async () => {
  await using merchant = await signInMerchant(browser, world);
  const { page } = merchant;
  await page.getByRole('link', { name: 'Integrations' }).click();
  await page.getByText('Active', { exact: true }).waitFor();
  for (const install of world.simulator.world.grants.list())
    world.simulator.world.grants.uninstall(install.id);

  // What was refused is seen at once where one stands, and segments say where to connect again.
  await page.getByRole('button', { name: 'Refresh segments now' }).click();
  await page.getByText('Reconnect needed').waitFor();
  await page.getByRole('link', { name: 'See and search them all' }).click();
  await page.getByRole('link', { name: 'Connect Klaviyo again' }).waitFor();
  expect(await page.textContent('main')).not.toContain('tries again by itself');

  expect(await announcementFor(createPerson(world, ['VIP']).receiveLink())).toBe(original.announcement);
  await expect.poll(readState, patience).toBe('reconnect_needed');
  expect(getText(await readConnection(), 'notice')).not.toBe('');

  // Whoever lets something go on that asks for a segment is told first; once all is well it is one click.
  const experiences = getList(await api.call('GET', `/stores/${world.storeId}/experiences`), 'experiences');
  const isWelcome = (experience: Json) => getText(experience, 'name') === 'VIP welcome';
  const path = (experience: Json) => `/stores/${world.storeId}/experiences/${getText(experience, 'id')}`;
  for (const experience of experiences) {
    const status = isWelcome(experience) ? 'paused' : 'ended';
    await api.call('POST', `${path(experience)}/status`, { status });
  }
  await page.goto(`${world.facetUrl}${path(experiences.find(isWelcome) ?? null)}?tab=targeting`);
  const ended = 'Klaviyo does not let Facet in any more';
  await page.getByRole('alert').filter({ hasText: ended }).waitFor(patience);
  await page.getByRole('button', { name: 'Resume' }).click();
  const list = page.getByRole('dialog', { name: 'Before it goes on' });
  await list.getByText(ended).waitFor(patience);
  await list.getByRole('button', { name: 'Cancel' }).click();

  await connectKlaviyo(api, world.storeId);
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('It is running.').waitFor(patience);
  expect(await announcementFor(createPerson(world, ['VIP']).receiveLink())).toBe(vip.announcement);
});

test('disconnecting erases every membership, and newcomers see the original from then on', async () => {
  const person = createPerson(world, ['VIP']);
  expect(await announcementFor(person.receiveLink())).toBe(vip.announcement);
  const before = await dumpTables(world.server);
  expect(before['klaviyo_people']?.length).toBeGreaterThan(0);
  expect(before['klaviyo_identities']?.length).toBeGreaterThan(0);

  await api.call('DELETE', `/stores/${world.storeId}/klaviyo`);

  const after = await dumpTables(world.server);
  expect(after['klaviyo_connections']).toEqual([]);
  expect(after['klaviyo_people']).toEqual([]);
  expect(after['klaviyo_identities']).toEqual([]);
  expect(await readConnection()).toMatchObject({
    state: 'not_connected',
    account: null,
    rememberedPeople: 0,
  });
  expect(await announcementFor(person.receiveLink())).toBe(original.announcement);
  expect(await announcementFor(createPerson(world, ['VIP']).receiveLink())).toBe(original.announcement);
  expect(world.simulator.world.grants.list().every((install) => install.uninstalledMs !== null)).toBe(true);
});
