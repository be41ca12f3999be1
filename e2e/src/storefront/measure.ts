import { launchBrowser } from '../browser.ts';
import { costPage, timePage, type Visit } from './measure/load-page.ts';
import { startMeasuredShop } from './measure/measured-shop.ts';
import { toMedian } from './measure/median.ts';
import type { PageTimings } from './measure/page-timings.ts';
import type { ScriptCost } from './measure/script-trace.ts';

/*
 * `npm run measure -- [loads]`: what Facet costs the demo shop's home page on a processor that is four times slower, as
 * medians over some loads of each kind, 7 where nothing else is said. Writes one JSON object.
 */
const loads = Number(process.argv[2] ?? 7);
if (!Number.isSafeInteger(loads) || loads < 1) {
  console.error('The number of loads must be a whole number from 1 on.');
  process.exit(2);
}
/** The way to a server on the same continent and back, and its answer from memory. */
const answerMs = 40;

await using shop = await startMeasuredShop(answerMs);
await using browser = await launchBrowser();
// What a fresh browser does for the first time is of no interest.
await timePage(browser, shop, shop.withFacet, 'first');

const visits = {
  firstVisit: await measureVisit('first'),
  returningVisit: await measureVisit('returning'),
};
const { scriptBytes } = shop;
console.log(JSON.stringify({ loads, cpuSlowdown: 4, answerMs, scriptBytes, ...visits }, undefined, 2));

async function measureVisit(visit: Visit): Promise<object> {
  const timings: PageTimings[] = [];
  const bare: PageTimings[] = [];
  const costs: ScriptCost[] = [];
  // In turns, so that whatever else the machine does meets both alike.
  for (let load = 0; load < loads; load += 1) {
    timings.push(await timePage(browser, shop, shop.withFacet, visit));
    bare.push(await timePage(browser, shop, shop.without, visit));
    costs.push(await costPage(browser, shop, visit));
  }
  return {
    scriptMs: toMedian(costs.map(({ scriptMs }) => scriptMs)),
    longTasks: toMedian(costs.map(({ longTasks }) => longTasks)),
    variationMs: toMedian(timings.map(({ variationMs = Number.NaN }) => variationMs)),
    loadsThatShowedTheOriginal: timings.filter(({ showedOriginal }) => showedOriginal).length,
    callsBeforeFirstPaint: toMedian(timings.map(({ earlyCalls }) => earlyCalls)),
    withFacet: toPaints(timings),
    withoutFacet: toPaints(bare),
  };
}

function toPaints(timings: readonly PageTimings[]): object {
  return {
    firstContentfulPaintMs: toMedian(timings.map(({ firstPaintMs }) => firstPaintMs)),
    largestContentfulPaintMs: toMedian(timings.map(({ largestPaintMs }) => largestPaintMs)),
    layoutShift: toMedian(timings.map(({ layoutShift }) => layoutShift)),
  };
}
