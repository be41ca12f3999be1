import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../../browser.ts';
import { startForeignShop } from '../pages/foreign-shop.ts';
import { pageKinds } from '../pages/kinds.ts';
import { toKlaviyoCookie, toPerson, toToken } from '../testing/experiences.ts';
import { listExposures } from '../testing/facet.ts';
import { findPaint } from '../testing/watch.ts';
import { expectHealthy } from './testing/health.ts';
import { findPaintedTexts, recordPaints } from './testing/paints.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What the page asked Facet before it was painted for the first time; that the screen shows it takes a moment more. */
function listEarlyCalls(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0] ?? {};
    const paintedAt = Number(Reflect.get(paint, 'paintTime') ?? Reflect.get(paint, 'startTime'));
    return performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => /\/(s|n)\/shop\//.test(name) && startTime < paintedAt)
      .map(({ name }) => name);
  });
}

test.each(pageKinds)(
  'on $name a returning member sees the variation at once and without a call',
  async (kind) => {
    await using shop = await startForeignShop(kind);
    shop.facet.answer = () => toPerson('subject-vip', 'in');
    await using visitor = await newVisitor(browser);
    await recordPaints(visitor.context);
    const first = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
    await first.getByText('Welcome back').waitFor();
    await expect.poll(() => listExposures(shop.facet)).toHaveLength(1);
    await visitor.context.addCookies([
      { name: '__kla_id', value: toKlaviyoCookie(toToken('vip')), url: shop.origin },
    ]);
    await first.close();

    const page = await visitor.open(`${shop.origin}/other`);

    const { appliedMs, paintedMs } = await findPaint(page);
    expect(appliedMs).toBeLessThan(paintedMs);
    expect(await listEarlyCalls(page)).toEqual([]);
    await expect.poll(() => listExposures(shop.facet)).toHaveLength(2);
    await expectHealthy(page, visitor);
    expect(await findPaintedTexts(page)).toEqual(['Welcome back']);
    expect(shop.facet.who).toHaveLength(1);
  },
);
