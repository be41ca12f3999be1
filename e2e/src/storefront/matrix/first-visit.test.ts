import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../../browser.ts';
import { startForeignShop } from '../pages/foreign-shop.ts';
import { pageKinds } from '../pages/kinds.ts';
import { type Json, toPerson, toToken } from '../testing/experiences.ts';
import { listExposures } from '../testing/facet.ts';
import { findDecisions, findIdentityState } from '../testing/watch.ts';
import { expectHealthy } from './testing/health.ts';
import { findPaintedTexts, recordPaints } from './testing/paints.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each(pageKinds)('on $name a member who clicks a link never sees the original', async (kind) => {
  await using shop = await startForeignShop(kind);
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  await recordPaints(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);

  await page.getByText('Welcome back').waitFor();
  await expect.poll(() => listExposures(shop.facet)).toHaveLength(1);
  await expectHealthy(page, visitor);
  expect(await findPaintedTexts(page)).toEqual(['Welcome back']);
  expect(await findDecisions(page)).toEqual(['exp_hello: hello (personalized)']);
  expect(shop.facet.who).toHaveLength(1);
});

const others: readonly (readonly [string, Json, string])[] = [
  ['a person who is no member', toPerson('subject-other', 'out'), 'identified'],
  ['somebody whom Klaviyo does not know', { identity: 'unidentified' }, 'unidentified'],
];

test.each(pageKinds.flatMap((kind) => others.map((other) => [kind.name, ...other, kind] as const)))(
  'on %s %s sees the original and nothing is counted',
  async (_name, _who, answer, state, kind) => {
    await using shop = await startForeignShop(kind);
    shop.facet.answer = () => answer;
    await using visitor = await newVisitor(browser);
    await recordPaints(visitor.context);
    const page = await visitor.open(`${shop.origin}/?_kx=${toToken('other')}`);

    await expect.poll(() => findIdentityState(page)).toBe(state);
    await expect.poll(() => findPaintedTexts(page)).toEqual(['Original']);
    await expectHealthy(page, visitor);
    expect(listExposures(shop.facet)).toEqual([]);
  },
);
