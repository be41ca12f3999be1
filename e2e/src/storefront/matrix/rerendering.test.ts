import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../../browser.ts';
import { startForeignShop } from '../pages/foreign-shop.ts';
import { fightingPage, reactShop, tickingPage } from '../pages/kinds.ts';
import { liquidTheme } from '../pages/liquid/liquid-theme.ts';
import { greeting, toTest, withChanges } from '../testing/experiences.ts';
import { expectHealthy } from './testing/health.ts';
import { findPaintedTexts, recordPaints } from './testing/paints.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("changes in a theme's cards and cart drawer come back whenever they render", async () => {
  const changes = [
    { kind: 'text', selector: '.card__heading', value: 'Everything' },
    { kind: 'style', selector: '.card__price', styles: { color: 'rgb(0, 128, 0)' } },
    { kind: 'html', selector: '.drawer__heading', value: '<b>Members save 10 %</b>' },
    { kind: 'discount', code: 'VIP10' },
  ];
  const experiences = [toTest(withChanges(changes))];
  await using shop = await startForeignShop(liquidTheme, { experiences }, 'text', ['discount']);
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  const headings = page.locator('.card__heading');
  await expect.poll(() => headings.allTextContents()).toEqual(['Everything', 'Everything']);
  await expect.poll(() => shop.requests).toContain('/discount/VIP10');

  for (let variant = 1; variant < 4; variant += 1) {
    await page.locator('[name=variant]').first().click();
    await page.getByText(`Variant ${variant}`).waitFor();
    await expect.poll(() => headings.allTextContents()).toEqual(['Everything', 'Everything']);
    await expect
      .poll(() => page.locator('.card__price').first().getAttribute('style'))
      .toBe('color: rgb(0, 128, 0);');
  }
  for (let round = 0; round < 3; round += 1) {
    await page.locator('[name=add]').last().click();
    await expect.poll(() => page.locator('.drawer__heading').innerHTML()).toBe('<b>Members save 10 %</b>');
    await page.evaluate(() => document.querySelector('cart-drawer')?.replaceChildren());
  }
  await expectHealthy(page, visitor);
});

test('what renders itself anew on a timer is never painted without the change', async () => {
  await using shop = await startForeignShop(tickingPage, {
    experiences: [toTest(withChanges([{ kind: 'text', selector: '.stock', value: 'Plenty left' }]))],
  });
  await using visitor = await newVisitor(browser);
  await recordPaints(visitor.context, '.stock');
  const page = await visitor.open(shop.origin);
  await page.getByText('Plenty left').waitFor();

  const tick = Number(await page.textContent('.tick'));
  await expect
    .poll(async () => Number(await page.textContent('.tick')), { timeout: 10_000 })
    .toBeGreaterThan(tick + 12);
  await expectHealthy(page, visitor);
  expect(await findPaintedTexts(page)).toEqual(['Plenty left']);
});

test('what hydrates right after a slow look at the page is never painted without the change', async () => {
  await using shop = await startForeignShop(reactShop, { experiences: [toTest()] });
  await using visitor = await newVisitor(browser);
  await recordPaints(visitor.context);
  await visitor.context.addInitScript(() => {
    // A busy phone: applying takes long, and so does the first look after it.
    const find = document.querySelectorAll.bind(document);
    let looks = 0;
    document.querySelectorAll = (selector: string): NodeListOf<Element> => {
      looks += 1;
      const until = performance.now() + (looks > 2 ? 0 : 20);
      while (performance.now() < until);
      return find(selector);
    };
  });
  const page = await visitor.open(shop.origin);
  await page.getByText('Welcome back').waitFor();

  await expectHealthy(page, visitor);
  expect(await findPaintedTexts(page)).toEqual(['Welcome back']);
});

test.each([
  ['a text', { ...greeting }],
  ['HTML', { kind: 'html', selector: '#headline', value: '<i>Welcome</i> back' }],
])('a page that fights %s is given up soon, keeps its own and stays quick', async (_name, change) => {
  await using shop = await startForeignShop(fightingPage, { experiences: [toTest(withChanges([change]))] });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);

  // The click comes through while they still fight.
  await page.click('#more');
  await expect.poll(() => page.textContent('#count')).toBe('1');
  const readInsisted = (): Promise<number> => page.evaluate(() => window.insisted);
  await expect
    .poll(async () => {
      const before = await readInsisted();
      await page.waitForTimeout(400);
      return (await readInsisted()) - before;
    })
    .toBe(0);

  expect(await readInsisted()).toBeLessThanOrEqual(20);
  expect(await page.textContent('#headline')).toBe('Original');
  await expectHealthy(page, visitor);
});
