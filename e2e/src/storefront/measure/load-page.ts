import type { Browser, Page } from 'playwright-core';
import { newVisitor, type Visitor } from '../../browser.ts';
import { toKlaviyoCookie, toToken } from '../testing/experiences.ts';
import { headline, type MeasuredShop } from './measured-shop.ts';
import { type PageTimings, readTimings, recordTimings } from './page-timings.ts';
import { type ScriptCost, traceScript } from './script-trace.ts';

/** Who comes to the page: by a link of a message for the first time, or again. */
export type Visit = 'first' | 'returning';

const cpuSlowdown = 4;
/** Everything on the page has come to rest this long after it has loaded. */
const restMs = 1500;

/** Loads the home page once as one new browser sees it, with Facet or without, and reads its timings. */
export async function timePage(
  browser: Browser,
  shop: MeasuredShop,
  origin: string,
  visit: Visit,
): Promise<PageTimings> {
  await using visitor = await newVisitor(browser);
  await recordTimings(visitor.context);
  const page = await arrive(visitor, origin, visit);
  await page.goto(toAddress(origin, visit));
  await page.waitForTimeout(restMs);
  return await readTimings(page, headline, shop.facetOrigin);
}

/** Loads the home page once under a tracer, which costs time itself, and reads what Facet's script did. */
export async function costPage(browser: Browser, shop: MeasuredShop, visit: Visit): Promise<ScriptCost> {
  await using visitor = await newVisitor(browser);
  const page = await arrive(visitor, shop.withFacet, visit);
  const end = await traceScript(await browser.newBrowserCDPSession());
  await page.goto(toAddress(shop.withFacet, visit));
  await page.waitForTimeout(restMs);
  return await end(shop.scriptUrl);
}

function toAddress(origin: string, visit: Visit): string {
  return visit === 'first' ? `${origin}/?_kx=${toToken('vip')}` : `${origin}/`;
}

/** A tab with a slow processor, of somebody who has been here before where the visit says so. */
async function arrive(visitor: Visitor, origin: string, visit: Visit): Promise<Page> {
  if (visit === 'returning') {
    await visitor.context.addCookies([
      { name: '__kla_id', value: toKlaviyoCookie(toToken('vip')), url: origin },
    ]);
    const before = await visitor.open(`${origin}/`);
    await before.waitForTimeout(restMs);
    await before.close();
  }
  const page = await visitor.open();
  const session = await visitor.context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  return page;
}
