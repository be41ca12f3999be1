import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../../browser.ts';
import { startForeignShop } from '../pages/foreign-shop.ts';
import { pageKinds } from '../pages/kinds.ts';
import { toPerson, toToken } from '../testing/experiences.ts';
import { listExposures } from '../testing/facet.ts';
import { expectHealthy } from './testing/health.ts';
import { findPaintedTexts, recordPaints } from './testing/paints.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each(pageKinds)(
  'on $name going back and forward shows the variation, kept by the browser or not',
  async (kind) => {
    await using shop = await startForeignShop(kind);
    shop.facet.answer = () => toPerson('subject-vip', 'in');
    await using visitor = await newVisitor(browser);
    await recordPaints(visitor.context);
    const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
    await page.getByText('Welcome back').waitFor();
    await expect.poll(() => listExposures(shop.facet)).toHaveLength(1);

    await page.goto(`${shop.origin}/other`);
    await page.getByText('Welcome back').waitFor();
    await expect.poll(() => listExposures(shop.facet)).toHaveLength(2);
    await page.goBack();
    await page.getByText('Welcome back').waitFor();
    await expect.poll(() => listExposures(shop.facet)).toHaveLength(3);
    await page.goForward();
    await page.getByText('Welcome back').waitFor();

    await expect.poll(() => listExposures(shop.facet)).toHaveLength(4);
    await expectHealthy(page, visitor);
    expect(await findPaintedTexts(page)).toEqual(['Welcome back']);
    expect(shop.facet.who).toHaveLength(1);
  },
);

// The Chromium of these tests never keeps a page (its headless shell is built so); what a kept page hears is known.
test.each(pageKinds)(
  'on $name a page that the browser kept is looked at anew when it is shown again',
  async (kind) => {
    await using shop = await startForeignShop(kind);
    shop.facet.answer = () => toPerson('subject-vip', 'in');
    await using visitor = await newVisitor(browser);
    await recordPaints(visitor.context);
    const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
    await page.getByText('Welcome back').waitFor();
    await expect.poll(() => listExposures(shop.facet)).toHaveLength(1);

    await page.evaluate(() => {
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });

    await expect.poll(() => listExposures(shop.facet)).toHaveLength(2);
    expect(await page.textContent('#headline')).toBe('Welcome back');
    await expectHealthy(page, visitor);
    expect(await findPaintedTexts(page)).toEqual(['Welcome back']);
    expect(shop.facet.who).toHaveLength(1);
  },
);
