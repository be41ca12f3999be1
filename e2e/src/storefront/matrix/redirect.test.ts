import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor, type Visitor } from '../../browser.ts';
import { type ForeignShop, startForeignShop } from '../pages/foreign-shop.ts';
import { plainPage, reactShop, strictPage } from '../pages/kinds.ts';
import { liquidTheme } from '../pages/liquid/liquid-theme.ts';
import type { PageKind } from '../pages/page-kind.ts';
import { toPerson, toTest, toToken, withChanges } from '../testing/experiences.ts';
import { listExposures } from '../testing/facet.ts';
import { expectHealthy } from './testing/health.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const kinds = [plainPage, reactShop, liquidTheme, strictPage];
const onHome = { field: 'page_path', operator: 'equals', value: '/' };
const asked = `/?_kx=${encodeURIComponent(toToken('vip'))}&ref=mail#part`;

function startRedirectingShop(kind: PageKind, more = {}): Promise<ForeignShop> {
  const changes = [{ kind: 'redirect', url: '/target?own=1' }];
  return startForeignShop(kind, {
    experiences: [toTest({ ...withChanges(changes), pages: onHome, ...more })],
  });
}

/** Lets pages report when they are painted for the first time, by their paths. */
async function reportPaints(visitor: Visitor, shop: ForeignShop): Promise<readonly string[]> {
  const painted: string[] = [];
  shop.onReport = (what) => painted.push(what);
  await visitor.context.addInitScript(() => {
    new PerformanceObserver(() => navigator.sendBeacon(`/report?${location.pathname}`)).observe({
      type: 'paint',
      buffered: true,
    });
  });
  return painted;
}

test.each(kinds)(
  'from $name a redirect leaves before anything is painted and takes everything along',
  async (kind) => {
    await using shop = await startRedirectingShop(kind);
    await using visitor = await newVisitor(browser);
    const painted = await reportPaints(visitor, shop);
    const page = await visitor.open();

    await page.goto(shop.origin + asked, { waitUntil: 'commit' });
    await page.waitForURL('**/target**');

    const { pathname, searchParams, hash } = new URL(page.url());
    expect([pathname, Object.fromEntries(searchParams), hash]).toEqual([
      '/target',
      { own: '1', _kx: toToken('vip'), ref: 'mail' },
      '#part',
    ]);
    await expect.poll(() => painted).toContain('/target');
    expect(painted).not.toContain('/');
    await expect.poll(() => listExposures(shop.facet)).toHaveLength(1);
    await expectHealthy(page, visitor);
  },
);

test.each(kinds)(
  'from $name the exposure to a redirect is counted once even if its first report fails',
  async (kind) => {
    await using shop = await startRedirectingShop(kind);
    shop.facet.seenStatus = 503;
    await using visitor = await newVisitor(browser);
    const page = await visitor.open();
    await page.goto(shop.origin + asked, { waitUntil: 'commit' });
    await page.waitForURL('**/target**');
    await expect.poll(() => shop.facet.seen.length).toBeGreaterThan(0);
    expect(listExposures(shop.facet)).toEqual([]);

    shop.facet.seenStatus = 204;
    await page.goto(`${shop.origin}/other`);
    await expect.poll(() => listExposures(shop.facet).map(({ variation }) => variation)).toEqual(['changed']);
    await page.goto(`${shop.origin}/target`);
    await expectHealthy(page, visitor);
    expect(listExposures(shop.facet)).toHaveLength(1);
  },
);

test.each(kinds)('from $name a redirect happens once in a visit, also when going back', async (kind) => {
  await using shop = await startRedirectingShop(kind);
  await using visitor = await newVisitor(browser);
  const page = await visitor.open();
  await page.goto(shop.origin + asked, { waitUntil: 'commit' });
  await page.waitForURL('**/target**');

  await page.goto(shop.origin);

  expect(new URL(page.url()).pathname).toBe('/');
  expect(await page.textContent('#headline')).toBe('Original');
  await expectHealthy(page, visitor);
  const documents = shop.requests.filter((address) => /^\/(target)?(\?|$)/.test(address));
  expect(documents).toHaveLength(3);
});

test('a redirect that waits for a membership leaves when the answer comes, and is counted once', async () => {
  const audience = {
    type: 'custom',
    expression: { field: 'klaviyo_segment', operator: 'equals', value: 'seg_vip' },
  };
  await using shop = await startRedirectingShop(plainPage, { audience });
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  const page = await visitor.open();
  await page.goto(shop.origin + asked, { waitUntil: 'commit' });

  await page.waitForURL('**/target**');
  await expect.poll(() => listExposures(shop.facet)).toHaveLength(1);
  await expectHealthy(page, visitor);
});
