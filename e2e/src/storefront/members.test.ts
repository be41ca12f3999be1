import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { toKlaviyoCookie, toPerson, toToken, vip } from './testing/experiences.ts';
import { listExposures } from './testing/facet.ts';
import { startShop } from './testing/shop.ts';
import {
  findDecisions,
  findHeadlines,
  findIdentityState,
  findPaint,
  recordHeadline,
} from './testing/watch.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('a member who clicks a link for the first time sees the variation after one call', async () => {
  await using shop = await startShop();
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${encodeURIComponent(toToken('vip'))}`);

  await page.getByText('Welcome back').waitFor();
  expect(shop.facet.who).toEqual([
    { visitor: expect.stringMatching(/^[\w-]{8,64}$/), token: toToken('vip') },
  ]);
  await expect.poll(() => findHeadlines(page)).toEqual(['Welcome back']);
  await expect
    .poll(() => shop.facet.seen.filter(({ events }) => events.some(({ type }) => type === 'exposure')))
    .toEqual([
      {
        visitor: shop.facet.who[0]?.visitor,
        events: expect.arrayContaining([
          expect.objectContaining({
            type: 'exposure',
            subject: 'subject-vip',
            experience: 'exp_hello',
            variation: 'hello',
            reason: 'personalized',
            freshReason: 'personalized',
            kind: 'personalized',
            counted: true,
            identity: 'identified',
            memberships: { [vip]: 'in' },
            membershipAgeMs: expect.any(Number),
            device: 'desktop',
          }),
        ]),
      },
    ]);
  expect(visitor.errors).toEqual([]);
});

test('a slow answer leaves the original first and changes the page once', async () => {
  await using shop = await startShop({ hideLimitMs: 50 });
  const release = Promise.withResolvers<void>();
  shop.facet.answer = async () => {
    await release.promise;
    return toPerson('subject-vip', 'in');
  };
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await expect.poll(() => findHeadlines(page)).toEqual(['Original']);

  release.resolve();

  await expect.poll(() => findHeadlines(page)).toEqual(['Original', 'Welcome back']);
});

test('with the late policy of the next page a slow answer changes nothing on this one', async () => {
  await using shop = await startShop({ hideLimitMs: 50, latePolicy: 'next_page' });
  const release = Promise.withResolvers<void>();
  shop.facet.answer = async () => {
    await release.promise;
    return toPerson('subject-vip', 'in');
  };
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await expect.poll(() => findHeadlines(page)).toEqual(['Original']);
  release.resolve();
  await page.waitForFunction(() => localStorage.getItem('facet:shop')?.includes('personalized'));
  await expect.poll(() => findHeadlines(page)).toEqual(['Original']);

  await page.goto(`${shop.origin}/other?_kx=${toToken('vip')}`);

  await page.getByText('Welcome back').waitFor();
  await expect.poll(() => findHeadlines(page)).toEqual(['Welcome back']);
  expect(shop.facet.who).toHaveLength(1);
});

test('a returning member sees the variation before first paint and without a call', async () => {
  await using shop = await startShop();
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await page.getByText('Welcome back').waitFor();
  await visitor.context.addCookies([
    { name: '__kla_id', value: toKlaviyoCookie(toToken('vip')), url: shop.origin },
  ]);

  await page.goto(`${shop.origin}/other`);

  const { appliedMs, paintedMs } = await findPaint(page);
  expect(appliedMs).toBeLessThan(paintedMs);
  await expect.poll(() => findHeadlines(page)).toEqual(['Welcome back']);
  expect(shop.facet.who).toHaveLength(1);
});

test('the token that klaviyo.js writes later is bound to the person, so that the next page needs no call', async () => {
  await using shop = await startShop();
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await page.getByText('Welcome back').waitFor();
  await page.evaluate(
    (value) => {
      document.cookie = `__kla_id=${value};path=/`;
    },
    toKlaviyoCookie(toToken('vip-by-klaviyo')),
  );
  await expect
    .poll(() => shop.facet.who.map(({ token }) => token))
    .toEqual([toToken('vip'), toToken('vip-by-klaviyo')]);
  await page.waitForFunction(
    () => JSON.parse(localStorage.getItem('facet:shop') ?? '')[0].tokens.length === 2,
  );

  await page.goto(`${shop.origin}/other`);

  const { appliedMs, paintedMs } = await findPaint(page);
  expect(appliedMs).toBeLessThan(paintedMs);
  expect(shop.facet.who).toHaveLength(2);
});

test('without klaviyo.js the person stays identified from page to page of the visit, and not beyond', async () => {
  await using shop = await startShop();
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await page.getByText('Welcome back').waitFor();

  await page.goto(`${shop.origin}/other`);
  expect(await findDecisions(page)).toEqual(['exp_hello: hello (kept)']);

  const later = await visitor.open(`${shop.origin}/other`);
  await expect.poll(() => findDecisions(later)).toEqual(['exp_hello: null (audience_unknown)']);
  expect(shop.facet.who).toHaveLength(1);
});

test('a token that arrives in the cookie after the page has loaded is noticed', async () => {
  await using shop = await startShop();
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  expect(await page.textContent('#headline')).toBe('Original');

  await page.evaluate(
    (value) => {
      document.cookie = `__kla_id=${value};path=/`;
    },
    toKlaviyoCookie(toToken('vip')),
  );

  await page.getByText('Welcome back').waitFor();
});

test('a non-member sees the original, is asked about once and is not hidden from for long', async () => {
  await using shop = await startShop();
  shop.facet.answer = () => toPerson('subject-other', 'out');
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('other')}`);
  await expect.poll(() => findDecisions(page)).toEqual(['exp_hello: null (not_in_audience)']);

  await page.goto(`${shop.origin}/other?_kx=${toToken('other')}`);

  await expect.poll(() => findHeadlines(page)).toEqual(['Original']);
  expect(await findDecisions(page)).toEqual(['exp_hello: null (not_in_audience)']);
  expect(shop.facet.who).toHaveLength(1);
  expect(listExposures(shop.facet)).toEqual([]);
});

test('an unidentified visitor sees the original, nothing is hidden and nobody is asked', async () => {
  await using shop = await startShop();
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(shop.origin);

  await expect.poll(() => findHeadlines(page)).toEqual(['Original']);
  await expect.poll(() => findIdentityState(page), { timeout: 10_000 }).toBe('unidentified');
  expect(await findDecisions(page)).toEqual(['exp_hello: null (audience_unknown)']);
  expect(shop.facet.who).toEqual([]);
});

test('a token of another company and one of the wrong shape cost no call', async () => {
  await using shop = await startShop();
  await using visitor = await newVisitor(browser);
  await visitor.context.addCookies([{ name: '__kla_id', value: 'not%20base64', url: shop.origin }]);
  for (const token of [
    'abcdef.Other1',
    'no-dot-at-all',
    '<script>.XyZ123',
    'abc.def.XyZ123',
    `${'a'.repeat(600)}.XyZ123`,
  ]) {
    await visitor.open(`${shop.origin}/?_kx=${encodeURIComponent(token)}`);
  }

  expect(shop.facet.who).toEqual([]);
  expect(visitor.errors).toEqual([]);
});

test('a token that leads to nobody is not asked about again', async () => {
  await using shop = await startShop();
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('expired')}`);
  await expect.poll(() => shop.facet.who.length).toBe(1);
  await page.waitForFunction(
    () => Object.keys(JSON.parse(localStorage.getItem('facet:shop') ?? '')[0].nobody).length,
  );

  await page.reload();

  await expect.poll(() => findDecisions(page)).toEqual(['exp_hello: null (audience_unknown)']);
  expect(shop.facet.who).toHaveLength(1);
});

test('a second person on the same browser inherits nothing', async () => {
  await using shop = await startShop();
  shop.facet.answer = ({ token }) =>
    token === toToken('vip') ? toPerson('subject-vip', 'in') : toPerson('subject-guest', 'out');
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await page.getByText('Welcome back').waitFor();
  await visitor.context.addCookies([
    { name: '__kla_id', value: toKlaviyoCookie(toToken('vip')), url: shop.origin },
  ]);

  await page.goto(`${shop.origin}/?_kx=${toToken('guest')}`);
  await expect.poll(() => findDecisions(page)).toEqual(['exp_hello: null (not_in_audience)']);
  await expect.poll(() => findHeadlines(page)).toEqual(['Original']);

  await page.goto(`${shop.origin}/other`);
  await expect.poll(() => findDecisions(page)).toEqual(['exp_hello: null (not_in_audience)']);
  await expect.poll(() => findHeadlines(page)).toEqual(['Original']);
  const stored = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  expect(stored).not.toContain('subject-vip"');
  expect(stored).not.toContain(toToken('guest'));
});
