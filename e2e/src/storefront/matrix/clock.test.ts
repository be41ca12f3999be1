import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor, type Visitor } from '../../browser.ts';
import { startForeignShop } from '../pages/foreign-shop.ts';
import { plainPage, reactShop } from '../pages/kinds.ts';
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

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Sets the clock of every page that is opened from now on. */
async function shiftClock(visitor: Visitor, byMs: number): Promise<void> {
  await visitor.context.addInitScript((shiftMs) => {
    const Right = Date;
    window.Date = new Proxy(Right, {
      construct: (target, values) =>
        Reflect.construct(target, values.length > 0 ? values : [Right.now() + shiftMs]),
      get: (target, name) => (name === 'now' ? () => Right.now() + shiftMs : Reflect.get(target, name)),
    });
  }, byMs);
}

const cases = [plainPage, reactShop].flatMap((kind) =>
  [
    { wrong: 'a day ahead', byMs: dayMs },
    { wrong: 'a day behind', byMs: -dayMs },
  ].map((shift) => ({ name: kind.name, kind, ...shift })),
);

test.each(cases)(
  'on $name a browser whose clock is $wrong shows a member the variation',
  async ({ kind, byMs }) => {
    await using shop = await startForeignShop(kind);
    shop.facet.answer = () => toPerson('subject-vip', 'in');
    await using visitor = await newVisitor(browser);
    await recordPaints(visitor.context);
    await shiftClock(visitor, byMs);
    const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
    await page.getByText('Welcome back').waitFor();
    await expect.poll(() => listExposures(shop.facet)).toHaveLength(1);

    await page.goto(`${shop.origin}/other?_kx=${toToken('vip')}`);

    await expect.poll(() => listExposures(shop.facet)).toHaveLength(2);
    await expectHealthy(page, visitor);
    expect(await findPaintedTexts(page)).toEqual(['Welcome back']);
    expect(shop.facet.who).toHaveLength(1);
    for (const { agoMs, membershipAgeMs = 0 } of listExposures(shop.facet)) {
      expect(Math.max(agoMs, membershipAgeMs)).toBeLessThan(minuteMs);
    }
  },
);

test.each(cases)(
  'on $name a clock that goes $wrong between two visits costs a member nothing',
  async ({ kind, byMs }) => {
    await using shop = await startForeignShop(kind);
    shop.facet.answer = () => toPerson('subject-vip', 'in');
    await using visitor = await newVisitor(browser);
    await recordPaints(visitor.context);
    await visitor.context.addCookies([
      { name: '__kla_id', value: toKlaviyoCookie(toToken('vip')), url: shop.origin },
    ]);
    const page = await visitor.open(shop.origin);
    await page.getByText('Welcome back').waitFor();
    await expect.poll(() => listExposures(shop.facet)).toHaveLength(1);
    await shiftClock(visitor, byMs);

    await page.goto(`${shop.origin}/other`);

    const { appliedMs, paintedMs } = await findPaint(page);
    expect(appliedMs).toBeLessThan(paintedMs);
    await expect.poll(() => listExposures(shop.facet)).toHaveLength(2);
    await expectHealthy(page, visitor);
    expect(await findPaintedTexts(page)).toEqual(['Welcome back']);
  },
);
