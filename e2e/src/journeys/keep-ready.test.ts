import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Merchant, signInMerchant } from '../admin-session.ts';
import { launchBrowser, newVisitor } from '../browser.ts';
import { choose } from '../choose.ts';
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

test('an inspection takes no e-mail address, may pretend, and tells what a refresh has changed', async () => {
  const { page } = merchant;
  // New in the segment since it was read: kept ready, it does not name them yet.
  const person = createPerson(world, ['VIP']);
  const [sent, link] = [watchInspections(page), person.receiveLink()];
  await page.getByRole('link', { name: 'Experiences' }).click();
  await page.getByRole('link', { name: 'VIP welcome' }).click();
  await page.getByRole('link', { name: 'Inspect a visitor' }).click();

  await page.getByLabel('Who').fill(person.email);
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  await page.getByText('Facet never takes one').waitFor();
  expect(sent).toEqual([]);

  await page.getByLabel('Who').fill(link);
  await page.keyboard.press('Enter');
  const decision = page.getByRole('region', { name: 'VIP welcome' });
  await expect.poll(() => decision.textContent(), patience).toContain('Shows the original');
  expect(await decision.locator('bdi').allTextContents()).toContain('“VIP”');
  expect(await page.locator('main h3').first().textContent()).toBe('VIP welcome');

  world.simulator.faults.set({ operation: 'api', kind: 'slow', ms: 800 });
  await page.getByRole('button', { name: 'Refresh from Klaviyo' }).click();
  await page.getByRole('progressbar').waitFor();
  const since = page.getByRole('region', { name: /^Since your last look/ });
  await expect.poll(() => since.textContent(), patience).toContain('Segment “VIP”: Not in → In');
  expect(await since.textContent()).toContain('“VIP welcome”: Shows the original → Shows “For VIPs”');
  world.simulator.faults.clear();

  await page.getByText('Pretend', { exact: true }).click();
  await choose(page, page, 'Show a variation of', 'VIP welcome');
  await choose(page, page, 'Variation of “VIP welcome”', 'Original');
  await choose(page, page, 'Not in these segments', 'VIP');
  await page.keyboard.press('Escape');
  await page.getByLabel('Custom attributes').fill('cart_total=120');
  await page.getByRole('button', { name: 'Inspect', exact: true }).click();
  await expect.poll(() => decision.textContent(), patience).toContain('a preview shows it');
  expect(await page.getByText('Pretended', { exact: true }).count()).toBe(1);

  await page.getByText('See what it says').click();
  const report = (await page.getByLabel('text of the report', { exact: true }).textContent()) ?? '';
  expect(report).toContain('- Pretended: “VIP welcome” shows “Original”');
  expect(report).toContain('- Pretended: not in the segment “VIP”');
  const token = new URL(link).searchParams.get('_kx') ?? '';
  const subject =
    /means nothing elsewhere: ([\w-]{22})/.exec((await page.textContent('main')) ?? '')?.[1] ?? '';
  for (const secret of [token, subject, person.id, person.email]) {
    expect(secret.length).toBeGreaterThan(10);
    expect(report).not.toContain(secret);
    expect(page.url()).not.toContain(encodeURIComponent(secret));
  }
  expect(await listFindings(page)).toEqual([]);

  await page.reload();
  await page.getByText('Pretend (in use)', { exact: true }).waitFor();
  expect(await page.getByLabel('Who').inputValue()).toBe('');
  await expect
    .poll(() => page.getByRole('combobox', { name: 'Variation of “VIP welcome”' }).inputValue(), patience)
    .toBe('Original');
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
  await page.getByText('Not identified', { exact: true }).waitFor();
  expect(await forget.count()).toBe(0);

  await page.goto(`${world.facetUrl}/stores/${world.storeId}/settings/data`);
  await page.getByLabel('Who').fill('vera@shop.example');
  await forget.click();
  await page.getByText('This is an e-mail address.').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByLabel('Who').fill('nobody-was-here');
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

/** What is sent to be inspected from now on. */
function watchInspections(page: Page): readonly string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/inspect') && request.method() === 'POST')
      sent.push(request.postData() ?? '');
  });
  return sent;
}
