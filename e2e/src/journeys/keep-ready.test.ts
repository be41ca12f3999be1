import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Merchant, signInMerchant } from '../admin-session.ts';
import { launchBrowser, newVisitor } from '../browser.ts';
import { dumpTables } from '../database-dump.ts';
import { listFindings } from '../list-findings.ts';
import { createPerson, type Person } from '../people.ts';
import { original, vip } from '../shop-texts.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

// One owner, in order: what is kept ready, who comes then, what a flow may say, and who is forgotten.
let world: TestWorld;
let browser: Browser;
let merchant: Merchant;
let member: Person;
let stranger: Person;
const patience = { timeout: 45_000 };

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launchBrowser()]);
  merchant = await signInMerchant(browser, world);
  member = createPerson(world, ['VIP']);
  stranger = createPerson(world);
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

/** Calls by which Klaviyo told who is in a segment, so far. */
const segmentCalls = (): readonly string[] =>
  world.simulator.requests
    .list()
    .map(({ path }) => path)
    .filter((path) => /^\/api\/segments\/[^/]+\/.*profiles$/.test(path));

const confirm = async (page: Page, title: RegExp, button: string): Promise<void> => {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
};

test('a segment that is switched on becomes ready by itself, with the number of its members', async () => {
  const { page } = merchant;
  await page.getByRole('link', { name: 'Segments' }).click();

  for (const [name, members] of [
    ['VIP', 4],
    ['Win-back', 2],
  ] as const) {
    await page.getByRole('switch', { name: `Keep ${name} ready` }).click();
    const row = page
      .getByRole('row')
      .filter({ has: page.getByRole('switch', { name: `Keep ${name} ready` }) });
    await expect.poll(() => row.textContent(), patience).toContain(`Ready: ${members} members, read`);
  }

  expect(await page.getByRole('switch', { checked: true }).count()).toBe(2);
  expect(await listFindings(page)).toEqual([]);
});

test('whoever comes by a link for the first time then costs no question about segments', async () => {
  const before = segmentCalls();
  expect(before.length).toBeGreaterThan(0);

  for (const [person, announcement] of [
    [member, vip.announcement],
    [stranger, original.announcement],
  ] as const) {
    await using visitor = await newVisitor(browser);
    const page = await visitor.open(person.receiveLink());
    await page.waitForLoadState('networkidle');
    await expect.poll(() => page.textContent('#announcement'), patience).toBe(announcement);
  }

  expect(segmentCalls()).toEqual(before);
});

test('the fast lane shows its secret once, takes hints with it alone, and stops when told', async () => {
  const { page } = merchant;
  await page.getByRole('link', { name: 'Integrations' }).click();
  const card = page.getByRole('region', { name: 'Klaviyo' });
  await card.getByRole('button', { name: 'Allow the fast lane' }).click();
  const panel = page.getByRole('region', { name: 'Put this into Klaviyo now' });
  const read = async (label: string): Promise<string> =>
    (await panel.getByLabel(label, { exact: true }).textContent()) ?? '';
  const [url, header, secret] = [await read('address'), await read('header'), await read('secret')];
  expect(await read('body')).toContain('person.KlaviyoID');
  expect(secret.length).toBeGreaterThan(20);
  expect(await listFindings(page)).toEqual([]);
  const hint = async (value: string): Promise<number> => {
    const body = JSON.stringify({ profile_id: member.id });
    const headers = { 'content-type': 'application/json', [header]: value };
    return (await fetch(url, { method: 'POST', headers, body })).status;
  };
  expect([await hint(secret), await hint('a guess')]).toEqual([202, 403]);

  await panel.getByRole('button', { name: 'I have copied everything' }).click();
  await page.reload();
  await card.getByRole('button', { name: 'Make a new secret' }).waitFor();
  expect(await page.content()).not.toContain(secret);
  expect(await card.textContent()).toMatch(/People remembered\d+, the oldest answer read/);

  await card.getByRole('button', { name: 'Stop', exact: true }).click();
  await confirm(page, /stop the fast lane/i, 'Stop');
  await card.getByRole('button', { name: 'Allow the fast lane' }).waitFor();
  expect(await hint(secret)).toBe(403);
});

test('a person who is forgotten leaves nothing behind, and forgetting nobody says so', async () => {
  const { page } = merchant;
  await page.getByRole('link', { name: 'Inspect visitor' }).click();
  await page.getByLabel('Who').fill(member.receiveLink());
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  const forget = page.getByRole('button', { name: 'Forget this person' });
  await forget.waitFor();
  expect(await page.textContent('main')).toContain('Identified');
  const countPeople = async (): Promise<number> =>
    (await dumpTables(world.server))['klaviyo_people']?.length ?? 0;
  const before = await countPeople();

  await forget.click();
  await confirm(page, /forget this person/i, 'Forget');

  await page.getByText('This person is forgotten').waitFor();
  expect(await forget.count()).toBe(0);
  expect(await countPeople()).toBe(before - 1);
  expect(await listFindings(page)).toEqual([]);

  await page.getByLabel('Who').fill('nobody-was-here');
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  await forget.click();
  await confirm(page, /forget this person/i, 'Forget');
  await page.getByText('There was nobody to forget').waitFor();
});

test('the activity page tells all of it in words', async () => {
  const { page } = merchant;
  await page.getByRole('link', { name: 'Activity' }).click();
  const main = page.locator('main');

  await expect.poll(() => main.textContent(), patience).toMatch(/had a segment kept readyVIP/);
  for (const words of [
    'allowed the fast lane, with a new secret',
    'stopped the fast lane',
    'had a person forgotten',
  ]) {
    expect(await main.textContent()).toContain(words);
  }
  expect(merchant.errors).toEqual([]);
});
