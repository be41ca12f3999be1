import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { startWorld, type TestWorld } from '../start-world.ts';

let world: TestWorld;
let browser: Browser;
const patience = { timeout: 15_000 };
const greeting = 'Typed by keyboard alone';

beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld({ extent: 'empty' }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await world?.[Symbol.asyncDispose]();
});

/** Walks with Tab until the control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await control.first().waitFor();
  for (let step = 0; step < 150; step += 1) {
    if (await control.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(control)}.`);
}

async function press(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

async function type(page: Page, control: Locator, text: string): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Chooses a radio button: the group is one stop of Tab, the arrows walk in it. */
async function pick(page: Page, group: Locator, choice: Locator): Promise<void> {
  await tabTo(page, group.locator(':checked'));
  for (let step = 0; step < 8 && !(await choice.isChecked()); step += 1) {
    await page.keyboard.press('ArrowDown');
  }
  expect(await choice.isChecked()).toBe(true);
}

/** Chooses from a list: opens it by an arrow, types what it offers to search by, walks to the option. */
async function choose(page: Page, control: Locator, name: string | RegExp): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('ArrowDown');
  const option = page.getByRole('option', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
  await option.waitFor();
  for (let step = 0; step < 80; step += 1) {
    const marked = await option.evaluate(
      (element) => element.hasAttribute('data-combobox-selected') || element.hasAttribute('data-hovered'),
    );
    if (marked) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

test('the four steps are done without a mouse', async () => {
  await using merchant = await newVisitor(browser);
  const page = await merchant.open(world.facetUrl);
  await type(page, page.getByLabel(/e-mail/i), world.owner.email);
  await type(page, page.getByRole('textbox', { name: /password/i }), world.owner.password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/stores/**');

  // 1. Connect.
  await press(page, page.getByRole('link', { name: 'Integrations' }));
  await press(page, page.getByRole('button', { name: 'Sign in with Klaviyo' }));
  await page.waitForURL(`${world.klaviyoUrl}/**`);
  await press(page, page.getByRole('button', { name: 'Log in' }));
  await press(page, page.getByRole('button', { name: 'Allow' }));
  await page.waitForURL(`${world.facetUrl}/stores/*/integrations*`);
  const card = page.getByRole('region', { name: 'Klaviyo' });
  await expect.poll(() => card.textContent(), patience).toMatch(/KlaviyoActive/);

  // 2. Confirm the segment.
  await press(page, page.getByRole('link', { name: 'Segments' }));
  await type(page, page.getByLabel('Search'), 'VIP');
  await expect.poll(() => page.getByRole('row', { name: /VIP/ }).count(), patience).toBeGreaterThan(0);

  // 3. Apply it.
  await press(page, page.getByRole('link', { name: 'Experiences' }));
  await press(page, page.getByRole('button', { name: 'Create experience' }));
  const dialog = page.getByRole('dialog', { name: 'Create experience' });
  await pick(page, dialog, dialog.getByRole('radio', { name: 'Personalization' }));
  await type(page, dialog.getByLabel('Name'), 'By keyboard');
  await press(page, dialog.getByRole('button', { name: 'Create', exact: true }));
  await press(page, page.getByRole('button', { name: 'Add change' }));
  const change = page.getByRole('group', { name: 'Change 1' });
  await type(page, change.getByLabel('Element (CSS selector)'), '#announcement');
  await type(page, change.getByLabel('New text'), greeting);
  await tabTo(page, page.getByRole('tab', { name: 'Variations' }), 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', { name: 'Targeting', selected: true }).waitFor();
  const audience = page.getByRole('tabpanel', { name: 'Targeting' });
  await pick(page, audience, page.getByRole('radio', { name: 'Custom' }));
  const condition = page.getByRole('group', { name: 'Condition 1 of group 1' });
  await choose(page, condition.getByRole('combobox', { name: 'Targeting type' }), 'Klaviyo Segment');
  await choose(page, condition.getByRole('combobox', { name: 'Segment' }), /VIP/);
  await tabTo(page, page.getByRole('button', { name: 'Save' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Everything is saved.').waitFor();
  await press(page, page.getByRole('button', { name: 'Start' }));
  const before = page.getByRole('dialog', { name: 'Before it starts' });
  await press(page, before.getByRole('button', { name: /^Start/ }));
  await expect.poll(() => page.textContent('main'), patience).toMatch(/Running/);

  // 4. Verify.
  await using visitor = await newVisitor(browser);
  const shop = await visitor.open(world.emailLink);
  await expect.poll(() => shop.textContent('#announcement'), patience).toBe(greeting);
  await tabTo(page, page.getByRole('link', { name: 'Inspect visitor' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await type(page, page.getByLabel('Who'), world.emailLink);
  await press(page, page.getByRole('button', { name: 'Inspect', exact: true }));
  const decision = page.getByRole('region', { name: 'By keyboard' });
  await expect.poll(() => decision.textContent(), patience).toMatch(/In the audience|Assigned earlier/);
});
