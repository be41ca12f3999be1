import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../../browser.ts';
import { startForeignShop } from '../pages/foreign-shop.ts';
import { strictPage } from '../pages/kinds.ts';
import {
  greeting,
  type Json,
  toPerson,
  toPersonalization,
  toToken,
  withChanges,
} from '../testing/experiences.ts';
import { listExposures } from '../testing/facet.ts';
import { expectHealthy } from './testing/health.ts';
import { findPaintedTexts, recordPaints } from './testing/paints.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A change, and what the page then shows, read by an expression. */
const changes: readonly (readonly [string, Json, string, unknown])[] = [
  [
    'text',
    { ...greeting, selector: '#picked' },
    "document.querySelector('#picked').textContent",
    'Welcome back',
  ],
  [
    'HTML',
    { kind: 'html', selector: '#styled', value: '<b>Bold</b>' },
    "document.querySelector('#styled').innerHTML",
    '<b>Bold</b>',
  ],
  [
    'an attribute',
    { kind: 'attribute', selector: '#picked', name: 'href', value: '/vip' },
    "document.querySelector('#picked').getAttribute('href')",
    '/vip',
  ],
  [
    'a style',
    { kind: 'style', selector: '#styled', styles: { color: 'rgb(0, 128, 0)' } },
    "getComputedStyle(document.querySelector('#styled')).color",
    'rgb(0, 128, 0)',
  ],
  [
    'a class',
    { kind: 'class', selector: '#styled', add: ['vip'], remove: [] },
    "document.querySelector('#styled').className",
    'vip',
  ],
  [
    'hiding',
    { kind: 'style', selector: '#styled', styles: { display: 'none !important' } },
    "getComputedStyle(document.querySelector('#styled')).display",
    'none',
  ],
  [
    'an insertion',
    { kind: 'insert', selector: '#styled', position: 'after', html: '<p id="new">New</p>' },
    "document.querySelector('#styled').nextElementSibling.textContent",
    'New',
  ],
  [
    'a move',
    { kind: 'move', selector: '#styled', target: '#headline', position: 'before' },
    "document.querySelector('#headline').previousElementSibling.id",
    'styled',
  ],
  [
    'a style sheet',
    { kind: 'css', css: '#styled{color:rgb(0, 0, 128)}' },
    "getComputedStyle(document.querySelector('#styled')).color",
    'rgb(0, 0, 128)',
  ],
];

test.each(changes)(
  'a strict policy has nothing to refuse about %s',
  async (_name, change, expression, shown) => {
    await using shop = await startForeignShop(strictPage, {
      experiences: [toPersonalization(withChanges([greeting, change]))],
    });
    shop.facet.answer = () => toPerson('subject-vip', 'in');
    await using visitor = await newVisitor(browser);
    await recordPaints(visitor.context);
    const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
    await page.getByText('Welcome back').first().waitFor();
    await expect.poll(() => page.evaluate(expression)).toEqual(shown);

    await page.goto(`${shop.origin}/other?_kx=${toToken('vip')}`);

    await expect.poll(() => page.evaluate(expression)).toEqual(shown);
    await expect.poll(() => listExposures(shop.facet)).toHaveLength(2);
    await expectHealthy(page, visitor);
    expect(await findPaintedTexts(page)).toEqual(['Welcome back']);
  },
);

test('code in a change is refused by a strict policy; the other changes are there and the shop goes on', async () => {
  await using shop = await startForeignShop(strictPage, {
    experiences: [
      toPersonalization(withChanges([{ kind: 'javascript', code: 'window.ran = true' }, greeting])),
    ],
  });
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);

  await page.getByText('Welcome back').waitFor();
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  await page.click('#more');
  await expect.poll(() => page.textContent('#count')).toBe('1');
  expect(visitor.errors.filter((error) => error.startsWith('exception'))).toEqual([]);
});
