import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { type Listening, listen } from './testing/listen.ts';
import { type RealFacet, startRealFacet, toPage } from './testing/real-facet.ts';
import { findHeadlines, recordHeadline } from './testing/watch.ts';

const whole = 'arrival+facts+groups+regex+text+time';

let browser: Browser;
let shop: Listening;
let facet: RealFacet;
let head = '';
beforeAll(async () => {
  browser = await launchBrowser();
  shop = await listen((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(toPage(head));
  });
  facet = await startRealFacet([shop.origin], ['', whole]);
});
afterAll(async () => {
  await browser.close();
  await shop[Symbol.asyncDispose]();
  await facet[Symbol.asyncDispose]();
});

test.each(['plain', 'async', 'integrity'] as const)(
  'the lines "%s" show the variation, and never the original before it',
  async (form) => {
    head = facet.store.snippets[form] ?? '';
    await using visitor = await newVisitor(browser);
    await recordHeadline(visitor.context);
    const page = await visitor.open();
    const seen = page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/seen'));
    await page.goto(shop.origin);

    expect((await seen).status()).toBe(204);
    expect(await findHeadlines(page)).toEqual(['Welcome']);
    expect(visitor.errors).toEqual([]);
  },
);

test('a first script that is not the promised one is not run, and the shop shows its original', async () => {
  head = (facet.store.snippets.integrity ?? '').replace(/sha384-.{8}/, 'sha384-AAAAAAAA');
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);

  expect(await page.textContent('#headline')).toBe('Original');
  expect(await page.evaluate('typeof facetStart')).toBe('undefined');
  expect(visitor.errors.filter((error) => error.startsWith('exception'))).toEqual([]);
});

test('the first script comes from the browser’s own memory on later pages', async () => {
  head = facet.store.snippets.integrity ?? '';
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  await page.goto(`${shop.origin}/other`);

  const bytes = await page.evaluate<readonly number[]>(
    `performance.getEntriesByType('resource')
      .filter(({ name }) => name.includes('/runtime/')).map(({ transferSize }) => transferSize)`,
  );
  expect(await page.textContent('#headline')).toBe('Welcome');
  expect(bytes).toEqual([0]);
});
