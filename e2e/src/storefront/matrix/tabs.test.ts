import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor, type Visitor } from '../../browser.ts';
import { type ForeignShop, startForeignShop } from '../pages/foreign-shop.ts';
import { pageKinds } from '../pages/kinds.ts';
import { greeting, toPerson, toPersonalization, toTest, toToken } from '../testing/experiences.ts';
import { listExposures } from '../testing/facet.ts';
import { findDecisions } from '../testing/watch.ts';
import { expectHealthy } from './testing/health.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const half = toTest({
  variations: [
    { id: 'a', control: true, weight: 1, changes: [] },
    { id: 'b', control: false, weight: 1, changes: [{ ...greeting, selector: '#styled' }] },
  ],
});

async function openTabs(visitor: Visitor, shop: ForeignShop): Promise<readonly Page[]> {
  const tabs = await Promise.all([visitor.open(), visitor.open()]);
  await Promise.all(tabs.map((tab) => tab.goto(`${shop.origin}/?_kx=${toToken('vip')}`)));
  for (const tab of tabs) await expect.poll(() => tab.textContent('#headline')).toBe('Welcome back');
  return tabs;
}

/** What a page shows, without the reasons: the tab that was there first may have another one. */
async function findVariations(page: Page): Promise<readonly string[]> {
  return (await findDecisions(page)).map((decision) => decision.replace(/ .*$/, ''));
}

test.each(pageKinds)(
  'two tabs of $name opened at once end with one visitor and one variation',
  async (kind) => {
    await using shop = await startForeignShop(kind, { experiences: [toPersonalization(), half] });
    shop.facet.answer = () => toPerson('subject-vip', 'in');
    await using visitor = await newVisitor(browser);
    const tabs = await openTabs(visitor, shop);
    for (const tab of tabs) await expectHealthy(tab, visitor);

    shop.facet.seen.length = 0;
    await Promise.all(tabs.map((tab) => tab.reload()));

    const [one, other] = await Promise.all(tabs.map(findVariations));
    expect(one).toEqual(other);
    await expect.poll(() => shop.facet.seen.length).toBeGreaterThanOrEqual(2);
    expect(new Set(shop.facet.seen.map((batch) => batch.visitor)).size).toBe(1);
    for (const tab of tabs) await expectHealthy(tab, visitor);
  },
);

test.each(pageKinds)('two tabs of $name opened at once lose no exposure', async (kind) => {
  await using shop = await startForeignShop(kind, { experiences: [toPersonalization(), half] });
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  const tabs = await openTabs(visitor, shop);
  await expect.poll(() => listExposures(shop.facet)).toHaveLength(4);

  await Promise.all(tabs.map((tab) => tab.reload()));

  await expect.poll(() => listExposures(shop.facet)).toHaveLength(8);
});
