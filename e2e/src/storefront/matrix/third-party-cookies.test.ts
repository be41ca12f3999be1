import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor, type Visitor } from '../../browser.ts';
import { startForeignShop } from '../pages/foreign-shop.ts';
import { plainPage, reactShop } from '../pages/kinds.ts';
import { liquidTheme } from '../pages/liquid/liquid-theme.ts';
import { toPerson, toToken } from '../testing/experiences.ts';
import { listExposures } from '../testing/facet.ts';
import { listen } from '../testing/listen.ts';
import { expectHealthy } from './testing/health.ts';
import { findPaintedTexts, recordPaints } from './testing/paints.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const kinds = [plainPage, reactShop, liquidTheme];

/** Opens an empty tab in which cookies of other sites are blocked, as browsers' settings do it. */
async function openStrictTab(visitor: Visitor): Promise<Page> {
  const page = await visitor.open();
  const session = await visitor.context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCookieControls', { enableThirdPartyCookieRestriction: true });
  return page;
}

/** The same server under another name: another site to browsers. */
function toOtherSite(address: string): string {
  return address.replace('127.0.0.1', 'localhost');
}

test.each(kinds)('on $name a Facet on another site needs none of its own cookies', async (kind) => {
  await using shop = await startForeignShop(kind);
  shop.configuration = { ...shop.configuration, endpoint: toOtherSite(shop.facet.endpoint) };
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  await recordPaints(visitor.context);
  const page = await openStrictTab(visitor);
  await page.goto(`${shop.origin}/?_kx=${toToken('vip')}`);
  await page.getByText('Welcome back').waitFor();
  await expectHealthy(page, visitor);

  await page.goto(`${shop.origin}/other?_kx=${toToken('vip')}`);

  await expect.poll(() => listExposures(shop.facet)).toHaveLength(2);
  await expectHealthy(page, visitor);
  expect(await findPaintedTexts(page)).toEqual(['Welcome back']);
  expect(shop.facet.who).toHaveLength(1);
  expect(new Set(shop.facet.seen.map((batch) => batch.visitor)).size).toBe(1);
});

test.each(kinds)(
  '$name in a frame of another site, whose cookies are blocked, shows the variation',
  async (kind) => {
    await using shop = await startForeignShop(kind);
    shop.facet.answer = () => toPerson('subject-vip', 'in');
    await using visitor = await newVisitor(browser);
    await recordPaints(visitor.context);
    await using outer = await listen((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<link rel="icon" href="data:,">
<iframe width="900" height="700" src="${shop.origin}/?_kx=${toToken('vip')}"></iframe>`);
    });
    const page = await openStrictTab(visitor);
    await page.goto(toOtherSite(outer.origin));
    const frame = page.frames()[1];
    if (frame === undefined) throw new Error('The page has no frame.');

    await frame.getByText('Welcome back').waitFor();
    await expect.poll(() => listExposures(shop.facet)).toHaveLength(1);
    await expectHealthy(frame, visitor);
    expect(await frame.evaluate(() => document.cookie)).toBe('');
    expect(await findPaintedTexts(frame)).toEqual(['Welcome back']);
  },
);
