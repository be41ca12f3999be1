import type { ServerResponse } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../../browser.ts';
import { type ForeignShop, startForeignShop } from '../pages/foreign-shop.ts';
import { reactShop, strictPage } from '../pages/kinds.ts';
import { liquidTheme } from '../pages/liquid/liquid-theme.ts';
import { toKlaviyoCookie, toPerson, toToken } from '../testing/experiences.ts';
import { listExposures } from '../testing/facet.ts';
import { toSealed } from '../testing/sealed.ts';
import { findDecisions, findIdentityState, findPaint } from '../testing/watch.ts';
import { expectHealthy } from './testing/health.ts';
import { findPaintedTexts, recordPaints } from './testing/paints.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const member = toPerson('subject-vip', 'in');
const sealed = toSealed(member);
const megabyte = 1_048_576;

/** What Facet's server may do instead of answering, for every request. */
const faults: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'answers 500': (response) => void response.writeHead(500).end('{"title":"broken"}'),
  'answers HTML': (response) => void response.end('<!doctype html><title>Maintenance</title>'),
  'answers the wrong JSON': (response) => void response.end('{"identity":"identified","memberships":7}'),
  'answers half the JSON': (response) => void response.end(sealed.slice(0, sealed.length / 2)),
  'answers with a wrong seal': (response) => void response.end(JSON.stringify([member, '1.2'])),
  'answers unsealed': (response) => void response.end(JSON.stringify(member)),
  'answers 10 MB': (response) => void response.end(`["${'x'.repeat(10 * megabyte)}","1.2"]`),
  'breaks off': (response) => {
    response.writeHead(200, { 'content-length': sealed.length });
    response.write(sealed.slice(0, 40), () => response.destroy());
  },
  'answers after 10 seconds': (response) => void setTimeout(() => response.end(sealed), 10_000),
  hangs: () => undefined,
};

const breakFacet: Readonly<Record<string, (shop: ForeignShop) => Promise<void>>> = {
  'is down': async (shop) => {
    await shop.facet[Symbol.asyncDispose]();
  },
  ...Object.fromEntries(
    Object.entries(faults).map(([name, fail]) => [
      name,
      async (shop: ForeignShop) => {
        shop.facet.fail = fail;
      },
    ]),
  ),
};

const kinds = [reactShop, liquidTheme, strictPage] as const;
const cases = kinds.flatMap((kind) =>
  Object.entries(breakFacet).map(([fault, breaks]) => ({ name: kind.name, fault, kind, breaks })),
);

async function expectOriginal({ kind, breaks }: (typeof cases)[number]): Promise<void> {
  await using shop = await startForeignShop(kind);
  await breaks(shop);
  await using visitor = await newVisitor(browser);
  await recordPaints(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);

  // What never answers is given up after some seconds; by then the original has been there for long.
  await expect.poll(() => findPaintedTexts(page), { timeout: 10_000 }).toEqual(['Original']);
  await expectHealthy(page, visitor);
  await expect.poll(() => findIdentityState(page), { timeout: 10_000 }).toBe('unreachable');
  expect(await findDecisions(page)).toEqual(['exp_hello: null (audience_unknown)']);
  await expectHealthy(page, visitor);
  expect(await findPaintedTexts(page)).toEqual(['Original']);
}

// All kinds of pages at once: what never answers is waited for by all of them together.
test.each(Object.keys(breakFacet))(
  'on every kind of page a first visitor sees the original while Facet %s',
  async (fault) => {
    const found = cases.filter((each) => each.fault === fault);
    await Promise.all(found.map(expectOriginal));
    expect(found.length).toBe(kinds.length);
  },
);

/** Records in `seen`, frame by frame, whether the headline can be seen, and how the visitor's identity stands then. */
const watchStates = `const seen = window.seen = [];
requestAnimationFrame(function look() {
  const headline = document.querySelector('#headline');
  if (headline) {
    const state = getComputedStyle(headline).visibility + ', ' + facet.identity().state;
    if (seen.at(-1) !== state) seen.push(state);
  }
  requestAnimationFrame(look);
});`;

test('on every kind of page what was hidden is shown again while the answer is still waited for', async () => {
  const look = async (kind: (typeof kinds)[number]): Promise<void> => {
    await using shop = await startForeignShop(kind);
    shop.facet.fail = () => undefined;
    await using visitor = await newVisitor(browser);
    await visitor.context.addInitScript({ content: watchStates });
    const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);

    await expect
      .poll(() => page.evaluate<readonly string[]>('seen'), { timeout: 10_000 })
      .toEqual(['hidden, pending', 'visible, pending', 'visible, unreachable']);
    await expectHealthy(page, visitor);
  };
  await Promise.all(kinds.map(look));
});

test.each(cases.filter(({ kind }) => kind === reactShop))(
  'on $name a returning member sees the variation at once while Facet $fault, and is counted later',
  async ({ kind, fault, breaks }) => {
    await using shop = await startForeignShop(kind);
    shop.facet.answer = () => member;
    await using visitor = await newVisitor(browser);
    await recordPaints(visitor.context);
    await visitor.context.addCookies([
      { name: '__kla_id', value: toKlaviyoCookie(toToken('vip')), url: shop.origin },
    ]);
    const page = await visitor.open(shop.origin);
    await page.getByText('Welcome back').waitFor();
    await expect.poll(() => listExposures(shop.facet)).toHaveLength(1);
    await breaks(shop);

    await page.goto(`${shop.origin}/other`);

    const { appliedMs, paintedMs } = await findPaint(page);
    expect(appliedMs).toBeLessThan(paintedMs);
    await expectHealthy(page, visitor);
    expect(await findPaintedTexts(page)).toEqual(['Welcome back']);
    if (fault === 'is down') return;
    shop.facet.fail = undefined;
    await page.goto(`${shop.origin}/about`);
    await expect.poll(() => listExposures(shop.facet)).toHaveLength(3);
  },
);
