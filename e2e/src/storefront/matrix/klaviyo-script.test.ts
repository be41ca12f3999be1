import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../../browser.ts';
import { startForeignShop } from '../pages/foreign-shop.ts';
import { plainPage, reactShop } from '../pages/kinds.ts';
import { liquidTheme } from '../pages/liquid/liquid-theme.ts';
import { toPerson, toToken } from '../testing/experiences.ts';
import { listExposures } from '../testing/facet.ts';
import { findDecisions, findPaint } from '../testing/watch.ts';
import { expectHealthy } from './testing/health.ts';
import { findPaintedTexts, recordPaints } from './testing/paints.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const kinds = [plainPage, reactShop, liquidTheme];
const exchange = (token: string): string => token.replace(/^[^-]*/, '$&-kept');

test.each(kinds)(
  'on $name Facet does not wait for klaviyo.js, and knows its token when it comes',
  async (kind) => {
    await using shop = await startForeignShop(kind);
    shop.facet.answer = () => toPerson('subject-vip', 'in');
    const release = Promise.withResolvers<void>();
    shop.klaviyo = { sent: release.promise, exchange };
    await using visitor = await newVisitor(browser);
    await recordPaints(visitor.context);
    const page = await visitor.open();
    await page.goto(`${shop.origin}/?_kx=${toToken('vip')}`, { waitUntil: 'commit' });
    await page.getByText('Welcome back').waitFor();
    expect(shop.facet.who).toHaveLength(1);

    release.resolve();
    await expect.poll(() => page.evaluate(() => sessionStorage.getItem('_kx'))).not.toBeNull();
    await expect.poll(() => shop.facet.who.map(({ token }) => token)).toContain(exchange(toToken('vip')));
    await expectHealthy(page, visitor);
    await page.goto(`${shop.origin}/other`);

    const { appliedMs, paintedMs } = await findPaint(page);
    expect(appliedMs).toBeLessThan(paintedMs);
    expect(await findPaintedTexts(page)).toEqual(['Welcome back']);
    expect(shop.facet.who).toHaveLength(2);
  },
);

test.each(kinds)('on $name a blocked klaviyo.js costs a visit by a link nothing', async (kind) => {
  await using shop = await startForeignShop(kind);
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  shop.klaviyo = { sent: Promise.resolve(), exchange };
  await using visitor = await newVisitor(browser);
  await recordPaints(visitor.context);
  await visitor.context.route('**/klaviyo.js*', (route) => route.abort('blockedbyclient'));
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await page.getByText('Welcome back').waitFor();
  await expectHealthy(page, visitor);

  await page.goto(`${shop.origin}/other`);

  expect(await findDecisions(page)).toEqual(['exp_hello: hello (kept)']);
  await expect.poll(() => listExposures(shop.facet)).toHaveLength(2);
  await expectHealthy(page, visitor);
  expect(await findPaintedTexts(page)).toEqual(['Welcome back']);
  expect(shop.facet.who).toHaveLength(1);
});

test.each(kinds)('on $name a token that Klaviyo knows nobody by leaves the original', async (kind) => {
  await using shop = await startForeignShop(kind);
  shop.klaviyo = { sent: Promise.resolve(), exchange: () => undefined };
  await using visitor = await newVisitor(browser);
  await recordPaints(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('gone')}`);

  await expect.poll(() => shop.requests.some((address) => address.startsWith('/client/profiles'))).toBe(true);
  await expect.poll(() => findDecisions(page)).toEqual(['exp_hello: null (audience_unknown)']);
  await expectHealthy(page, visitor);
  expect(await findPaintedTexts(page)).toEqual(['Original']);
  expect(shop.facet.who).toHaveLength(1);
});
