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
  await page.getByLabel('Segment VIP').selectOption('Pretend in');
  await page
    .getByText('Pretended here: in. Has no effect on “Welcome” while “Greeting” is forced.')
    .waitFor();
  await page.getByLabel('Segment VIP').selectOption('As it is');
  await page.getByLabel('Experience Welcome').selectOption('As decided');
  await expect.poll(() => headline(page)).toBe('Original');

  await page.getByLabel('Segment VIP').selectOption('Pretend in');

  await expect.poll(() => headline(page)).toBe('Welcome back');
  await page.getByText('Why', { exact: true }).first().click();
  await page.getByText('In the segment “VIP”: yes').waitFor();
  await page.getByLabel('Segment VIP').selectOption('Pretend out');
  await expect.poll(() => headline(page)).toBe('Original');
  await page.getByText('In the segment “VIP”: no').waitFor();
  expect(scene.facet.reports).toEqual([]);
});

test('the link’s token is out of the address before anything is decided by it', async () => {
  await using scene = await setScene();
  const { answer } = scene.facet;
  if (typeof answer !== 'object') throw new TypeError('The stand-in has no preview');
  const pages = { field: 'page_url', operator: 'equals', value: `${scene.shop.origin}/` };
  const experiences = answer.configuration.experiences.map((experience) => ({ ...experience, pages }));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- plain JSON, as the server sends it
  const configuration = { ...answer.configuration, experiences } as typeof answer.configuration;
  scene.facet.answer = { ...answer, configuration };
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(scene.link);

  await expect
    .poll(() => findDecisions(page))
    .toEqual(['exp_hello: hello (forced)', 'exp_blue: blue (personalized)']);
  expect(page.url()).toBe(`${scene.shop.origin}/`);
});

test('a tab whose name alone says that it is a preview is as for everybody, and forgets that', async () => {
  await using scene = await setScene([toPersonalization({ audience: { type: 'everyone' } })]);
  await using visitor = await newVisitor(browser);
  await visitor.context.addInitScript(() => {
    if (location.pathname === '/') window.name = 'facet_preview=';
  });
  const page = await visitor.open(`${scene.shop.origin}/`);

  await expect.poll(() => findDecisions(page)).toEqual(['exp_hello: hello (personalized)']);
  expect(await page.evaluate(() => window.name)).toBe('');
  expect(scene.facet.tokens).toEqual([]);
});

test('a kept preview outlives a page on which the server does not answer', async () => {
  await using scene = await setScene();
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(scene.link);
  await expect.poll(() => headline(page)).toBe('Welcome back');
  const { answer } = scene.facet;
  scene.facet.answer = undefined;
  await page.reload();
  await page.getByText('Facet did not answer in time').waitFor();
  scene.facet.answer = answer;
  await page.reload();

  await expect.poll(() => headline(page)).toBe('Welcome back');
});

test('a preview waits for consent and says so, until somebody takes it for granted; then it stays so', async () => {
  await using scene = await setScene();
  const { answer } = scene.facet;
  if (typeof answer !== 'object') throw new TypeError('The stand-in has no preview');
  scene.facet.answer = { ...answer, configuration: { ...answer.configuration, consent: 'required' } };
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(scene.link);
  const waits = page.getByRole('heading', { name: 'Preview · Waits for consent · nothing is counted' });
  const agree = page.getByRole('button', { name: 'Preview as if the visitor agreed' });

  await waits.waitFor();
  expect(await headline(page)).toBe('Original');
  await agree.click();
  await expect.poll(() => headline(page)).toBe('Welcome back');
  await page.getByRole('heading', { name: /Welcome: Greeting/ }).waitFor();
  expect(await agree.count()).toBe(0);
  await page.evaluate("facet.push(['consent', false])");
  await page.reload();
  await expect.poll(() => headline(page)).toBe('Welcome back');
  await page.evaluate("facet.push(['consent', false])");
  expect(await headline(page)).toBe('Welcome back');
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe('{}');
  expect(await page.evaluate(() => document.cookie)).not.toContain('facet_id');
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
  // The panel fades in: what is half there has no contrast yet.
  await page.emulateMedia({ reducedMotion: 'reduce' });
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
