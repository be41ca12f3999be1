import { createHash } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { type Json, toPersonalization } from './testing/experiences.ts';
import { type PreviewFacet, startPreviewFacet } from './testing/preview-facet.ts';
import { type Shop, startShop } from './testing/shop.ts';
import { findDecisions } from './testing/watch.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

type Scene = AsyncDisposable & { readonly shop: Shop; readonly facet: PreviewFacet; readonly link: string };

/** A shop on whose pages nothing runs, and a preview link to its home page. */
async function setScene(experiences: readonly Json[] = []): Promise<Scene> {
  await using opened = new AsyncDisposableStack();
  const facet = opened.use(await startPreviewFacet());
  const shop = opened.use(await startShop({ endpoint: facet.endpoint, segments: [], experiences }));
  const held = opened.move();
  const link = `${shop.origin}/?facet_preview=x.y`;
  return { shop, facet, link, [Symbol.asyncDispose]: () => held.disposeAsync() };
}

const openDetails = (page: Page): Promise<void> => page.getByRole('button', { name: 'Show details' }).click();
const headline = (page: Page): Promise<string | null> => page.textContent('#headline');

test('a preview link shows its variation whoever the visitor is, says so, and counts and keeps nothing', async () => {
  await using scene = await setScene();
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(scene.link);

  const title = 'Preview · Welcome: Greeting · nothing is counted';
  await page.getByRole('heading', { name: title }).waitFor();
  expect(await headline(page)).toBe('Welcome back');
  expect(await findDecisions(page)).toEqual(['exp_hello: hello (forced)', 'exp_blue: blue (personalized)']);
  await page.evaluate("facet.track('order', { order: '1', value: 10, currency: 'EUR' })");
  await page.reload();
  await page.waitForTimeout(2500);

  expect(scene.facet.tokens).toEqual(['x.y', 'x.y']);
  expect(scene.facet.reports).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/exp_hello|exp_blue/);
  expect(visitor.errors).toEqual([]);
});

test('a preview goes along from page to page with what was chosen, until it is left', async () => {
  await using scene = await setScene();
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(scene.link);
  await openDetails(page);
  await page.getByLabel('Experience Welcome').selectOption('Original');
  await expect.poll(() => headline(page)).toBe('Original');

  await page.goto(`${scene.shop.origin}/other`);

  expect(await page.getByLabel('Experience Welcome').inputValue()).toBe('original');
  await page.getByRole('button', { name: 'Leave preview' }).click();
  await expect.poll(() => findDecisions(page)).toEqual([]);
  expect(await page.locator('facet-preview').count()).toBe(0);
  expect(await page.evaluate(() => [sessionStorage.getItem('facet:preview:shop'), window.name])).toEqual([
    null,
    '',
  ]);
});

test('whoever pretends to be in or out of a segment sees what its people see, and why', async () => {
  await using scene = await setScene();
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(scene.link);
  await openDetails(page);
  await page.getByLabel('Experience Welcome').selectOption('As decided');
  await expect.poll(() => headline(page)).toBe('Original');

  await page.getByLabel('Segment VIP').selectOption('Pretend in');

  await expect.poll(() => headline(page)).toBe('Welcome back');
  await page.getByText('Why', { exact: true }).first().click();
  await page.getByText('Yes: in the segment “VIP”').waitFor();
  await page.getByLabel('Segment VIP').selectOption('Pretend out');
  await expect.poll(() => headline(page)).toBe('Original');
  await page.getByText('No: in the segment “VIP”').waitFor();
  expect(scene.facet.reports).toEqual([]);
});

test.each([
  ['preview_over', 'This preview link is over'],
  ['preview_wrong', 'This preview link does not work here'],
  [undefined, 'Facet did not answer in time'],
])('a link that is answered with %s leaves the shop as everybody sees it', async (answer, sentence) => {
  await using scene = await setScene([toPersonalization({ audience: { type: 'everyone' } })]);
  scene.facet.answer = answer;
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(scene.link);

  await page.getByText(sentence).waitFor();
  expect(await findDecisions(page)).toEqual(['exp_hello: hello (personalized)']);
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await page.locator('facet-preview').count()).toBe(0);
  await page.goto(`${scene.shop.origin}/other`);
  expect(await findDecisions(page)).toEqual(['exp_hello: hello (kept)']);
  expect(scene.facet.tokens).toHaveLength(1);
});

test('a preview works under a strict policy, on a phone, without a mouse, and without a clipboard', async () => {
  await using scene = await setScene();
  const { origin } = new URL(scene.facet.endpoint);
  // The shop's page has a style of its own in one element; nothing else may be inline.
  const own = `'unsafe-hashes' 'sha256-${createHash('sha256').update('color: red').digest('base64')}'`;
  scene.shop.headers = {
    'content-security-policy': `default-src 'self'; script-src 'self' ${origin}; connect-src ${origin}; style-src 'self' ${own}; img-src data:; require-trusted-types-for 'script'`,
  };
  await using visitor = await newVisitor(browser, { width: 390, height: 844 });
  await visitor.context.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  const page = await visitor.open(`${scene.link}&_kx=somebody.XyZ123`);
  const toggle = page.getByRole('button', { name: /details$/ });
  await toggle.focus();
  await page.keyboard.press('Enter');

  await page.getByLabel('Segment VIP').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  const { violations } = await new AxeBuilder({ page }).include('facet-preview').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole('button', { name: 'Copy report' }).click();
  const report = await page.getByLabel('Report').inputValue();
  expect(report).toContain('- Welcome (Draft, not started yet)');
  expect(report).not.toMatch(/x\.y|somebody/);
  await page.keyboard.press('Escape');
  expect(await toggle.getAttribute('aria-expanded')).toBe('false');
  expect(await toggle.evaluate((button) => button.matches(':focus'))).toBe(true);
  expect(visitor.errors).toEqual([]);
});
