import type { Browser, Page } from 'playwright-core';
import { newVisitor } from '../../browser.ts';
import { listErrors, listHidden, listNoticed } from '../matrix/testing/page-state.ts';
import { type ForeignShop, startForeignShop } from '../pages/foreign-shop.ts';
import { fightingPage, pageKinds, reactShop, strictPage } from '../pages/kinds.ts';
import type { Json } from '../testing/experiences.ts';
import { wholeScript } from '../testing/shop.ts';
import { spoil } from './garbage.ts';
import { openRandom, type Random, seedLimit } from './random.ts';
import { doSomething } from './random-actions.ts';
import { impose, toRandomCircumstances } from './random-circumstances.ts';
import { toRandomExperience } from './random-experiences.ts';
import { setUpRandomServer } from './random-server.ts';

const settleMs = 6000;
/** What browsers say by themselves of a script that is cut off; it does not run. */
const syntax = /^exception: /;

/** Opens one random page and uses it. Returns what went wrong that must not, in words. */
export async function fuzzPage(browser: Browser, seed: number): Promise<readonly string[]> {
  const random = openRandom(seed);
  // A framework is what a change can break most of.
  const kind = random.pick([...pageKinds, fightingPage, reactShop, reactShop]);
  const problems: string[] = [];
  await using shop = await startForeignShop(kind, {}, wholeScript);
  const configuration = toRandomConfiguration(random, shop, kind !== strictPage);
  const isWhole = random.chance(0.6);
  shop.configuration = isWhole ? configuration : { ...spoil(random, configuration, 1 + random.below(3)) };
  shop.facet.takeBadReport = (report) => {
    // Events are what the page says; exposures are Facet's own, of experiences as they came.
    const text = JSON.stringify(report);
    if (isWhole && text.includes('"exposure"')) problems.push(`sent ${text}`);
  };
  // Chances of its own: when the page asks is not in our hands, and must not change what is done with the page.
  setUpRandomServer(openRandom(random.below(seedLimit)), shop);
  await using visitor = await newVisitor(browser);
  const circumstances = toRandomCircumstances(random);
  await impose(visitor.context, shop.origin, circumstances);
  const page = await visitor.open();
  await page.goto(`${shop.origin}/${circumstances.query}`).catch(() => undefined);
  for (let left = random.below(12); left > 0; left -= 1) {
    problems.push(...[await doSomething(page, random)].filter((problem) => problem !== undefined));
  }
  problems.push(...(await listProblems(page)));
  const allowed = shop.sendScript === undefined ? /^$/ : syntax;
  problems.push(...listErrors(visitor).filter((error) => !allowed.test(error)));
  const documents = shop.requests.filter((path) => !/\.(js|css)(\?|$)|^\/(discount|cart|n)\//.test(path));
  if (documents.length > 20) problems.push(`loaded ${documents.length} documents: ${documents.join(' ')}`);
  return problems.map((problem) => `${kind.name}: ${problem}`);
}

function toRandomConfiguration(random: Random, shop: ForeignShop, runsCode: boolean): Json {
  let count = 0;
  const experiences = random.some(4, () => {
    count += 1;
    return toRandomExperience(random, `exp_${count}`, runsCode);
  });
  return {
    ...shop.configuration,
    experiences,
    consent: random.chance(0.1) ? 'required' : 'not_required',
    hideLimitMs: random.pick([0, 50, 300]),
    latePolicy: random.pick(['apply_now', 'next_page']),
    timeZone: random.pick(['Europe/Oslo', 'America/St_Johns']),
    ...(random.chance(0.5) ? { asksCountry: true, javascript: runsCode } : {}),
  };
}

/** What can be seen of the page: whether the shop counts, what is hidden, what the page has noticed. */
async function listProblems(page: Page): Promise<readonly string[]> {
  const problems: string[] = [];
  const limit = { timeout: settleMs };
  try {
    await page.waitForLoadState('load', limit);
    const before = Number(await page.textContent('#count', limit));
    await page.click('#more', limit);
    await page.waitForFunction(
      (last) => Number(document.querySelector('#count')?.textContent) === last + 1,
      before,
      limit,
    );
  } catch (error) {
    problems.push(`the shop does not count: ${String(error)}`);
  }
  const end = Date.now() + settleMs;
  let hidden = await listHidden(page);
  while (hidden.length > 0 && Date.now() < end) {
    await page.waitForTimeout(100);
    hidden = await listHidden(page);
  }
  if (hidden.length > 0) problems.push(`hidden: ${hidden.join(', ')}`);
  return [...problems, ...(await listNoticed(page))];
}
