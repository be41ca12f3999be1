import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../../browser.ts';
import { startForeignShop } from '../pages/foreign-shop.ts';
import { reactShop } from '../pages/kinds.ts';
import { greeting, type Json, toTest, withChanges } from '../testing/experiences.ts';
import { listExposures } from '../testing/facet.ts';
import { findDecisions } from '../testing/watch.ts';
import { expectHealthy } from './testing/health.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

function onPath(path: string): Json {
  return { pages: { field: 'page_path', operator: 'equals', value: path } };
}

const experiences = [
  toTest({ id: 'home', ...withChanges([greeting]), ...onPath('/') }),
  toTest({
    id: 'list',
    seed: 'list',
    ...withChanges([
      { kind: 'text', selector: '.name', value: 'Thing' },
      { kind: 'style', selector: '#styled', styles: { color: 'rgb(0, 128, 0)' } },
    ]),
    ...onPath('/list'),
  }),
];

test.each(['', '?router=renders-first'])(
  'a React shop%s has the changes of the page that it shows, and no others',
  async (query) => {
    await using shop = await startForeignShop(reactShop, { experiences });
    await using visitor = await newVisitor(browser);
    const page = await visitor.open(`${shop.origin}/${query}`);
    await page.getByText('Welcome back').waitFor();
    expect(await page.locator('.name').allTextContents()).toEqual(['Rope', 'Tent', 'Stove']);

    await page.click('#to-list');
    await expect.poll(() => page.textContent('#headline')).toBe('All things');
    await expect.poll(() => page.locator('.name').allTextContents()).toEqual(['Thing', 'Thing', 'Thing']);
    expect(await page.getAttribute('#styled', 'style')).toBe('color: rgb(0, 128, 0);');
    expect(await findDecisions(page)).toEqual(['home: null (page_does_not_match)', 'list: changed (split)']);

    await page.click('#to-about');
    await expect.poll(() => page.textContent('#headline')).toBe('About us');
    await expect.poll(() => page.getAttribute('#styled', 'style')).toBe('color: red;');

    await page.goBack();
    await expect.poll(() => page.textContent('#headline')).toBe('All things');
    await expect.poll(() => page.locator('.name').allTextContents()).toEqual(['Thing', 'Thing', 'Thing']);
    await page.click('#to-home');
    await page.getByText('Welcome back').waitFor();
    await expect.poll(() => page.locator('.name').allTextContents()).toEqual(['Rope', 'Tent', 'Stove']);
    await expectHealthy(page, visitor);
  },
);

test('each page of a single-page shop is exposed once, however often it renders', async () => {
  await using shop = await startForeignShop(reactShop, { experiences });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  await page.getByText('Welcome back').waitFor();

  await page.click('#again');
  await page.click('#remount');
  await page.evaluate(() => history.replaceState({}, '', '/?sort=price#top'));
  await page.click('#to-list');
  await expect.poll(() => findDecisions(page)).toContain('list: changed (split)');
  await page.click('#to-about');
  await page.click('#to-home');
  await page.getByText('Welcome back').waitFor();

  await expect
    .poll(() => listExposures(shop.facet).map(({ experience }) => experience))
    .toEqual(['home', 'list', 'home']);
  await expectHealthy(page, visitor);
});

test('going to and fro faster than anything renders leaves the page that was reached last', async () => {
  await using shop = await startForeignShop(reactShop, { experiences });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  await page.getByText('Welcome back').waitFor();

  await page.evaluate(() => {
    for (const id of ['to-list', 'to-about', 'to-home', 'to-list', 'to-home', 'to-list']) {
      document.querySelector<HTMLElement>(`#${id}`)?.click();
    }
  });

  await expect.poll(() => page.textContent('#headline')).toBe('All things');
  await expect.poll(() => page.locator('.name').allTextContents()).toEqual(['Thing', 'Thing', 'Thing']);
  await page.click('#to-home');
  await page.getByText('Welcome back').waitFor();
  await expectHealthy(page, visitor);
});
