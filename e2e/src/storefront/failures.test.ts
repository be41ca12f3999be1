import type { ServerResponse } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import {
  greeting,
  inVip,
  toKlaviyoCookie,
  toPerson,
  toPersonalization,
  toTest,
  toToken,
  withChanges,
} from './testing/experiences.ts';
import { listExposures } from './testing/facet.ts';
import { type Shop, startShop } from './testing/shop.ts';
import { findDecisions, findHeadlines, findIdentityState, recordHeadline } from './testing/watch.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const faults: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'answers 500': (response) => void response.writeHead(500).end('{}'),
  'answers HTML': (response) => void response.end('<!doctype html><h1>403</h1>'),
  'answers JSON of another shape': (response) =>
    void response.end('{"identity":"identified","memberships":[]}'),
  'answers null': (response) => void response.end('null'),
  'breaks the connection': (response) => void response.destroy(),
};

test.each(Object.entries(faults))('a server that %s leaves the original', async (_name, fail) => {
  await using shop = await startShop();
  shop.facet.answer = (_request, response) => fail(response);
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);

  await expect.poll(() => findIdentityState(page)).toBe('unreachable');
  await expect.poll(() => findHeadlines(page)).toEqual(['Original']);
  expect(await findDecisions(page)).toEqual(['exp_hello: null (audience_unknown)']);
  expect(visitor.errors.filter((error) => error.startsWith('exception'))).toEqual([]);
});

test('a server that hangs hides nothing past the limit, and is given up', async () => {
  await using shop = await startShop({ hideLimitMs: 100 });
  shop.facet.answer = () => undefined;
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);

  await expect.poll(() => findHeadlines(page)).toEqual(['Original']);
  expect(await findIdentityState(page)).toBe('pending');
  await expect.poll(() => findIdentityState(page), { timeout: 10_000 }).toBe('unreachable');
});

test('a server that is down leaves the original', async () => {
  await using shop = await startShop({ endpoint: 'http://127.0.0.1:9/s/shop' });
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);

  await expect.poll(() => findIdentityState(page)).toBe('unreachable');
  await expect.poll(() => findHeadlines(page)).toEqual(['Original']);
});

test('an answer that is still under way is asked for again when the server says', async () => {
  await using shop = await startShop();
  shop.facet.answer = () =>
    shop.facet.who.length < 2 ? { identity: 'pending', retryAfterMs: 200 } : toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);

  await page.getByText('Welcome back').waitFor();
  expect(shop.facet.who).toHaveLength(2);
});

test('an outage that lasts is asked about three times on a page and no more', async () => {
  await using shop = await startShop();
  shop.facet.answer = () => ({ identity: 'unreachable', retryAfterMs: 200 });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);

  await expect.poll(() => shop.facet.who.length).toBe(3);
  await page.waitForTimeout(1000);
  expect(shop.facet.who).toHaveLength(3);
  expect(await page.textContent('#headline')).toBe('Original');
});

test('a person known before keeps what was assigned while the server is down and memberships have run out', async () => {
  await using shop = await startShop({ membershipMaxAgeMs: 2000 });
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await page.getByText('Welcome back').waitFor();
  shop.facet.answer = faults['answers 500'] === undefined ? () => undefined : (_r, s) => s.destroy();
  await page.waitForTimeout(2000);

  await page.goto(`${shop.origin}/other?_kx=${toToken('vip')}`);

  expect(await findDecisions(page)).toEqual(['exp_hello: hello (kept)']);
});

test('with storage forbidden the first click works and nothing throws', async () => {
  await using shop = await startShop();
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  await visitor.context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
    }
  });
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);

  await page.getByText('Welcome back').waitFor();
  await expect.poll(() => listExposures(shop.facet).length).toBe(1);
  expect(visitor.errors).toEqual([]);
});

test('with storage full the visitor stays the same by the cookie', async () => {
  await using shop = await startShop();
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  await visitor.context.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await page.getByText('Welcome back').waitFor();
  await page.goto(`${shop.origin}/?_kx=${toToken('vip')}`);
  await page.getByText('Welcome back').waitFor();

  expect(shop.facet.who).toHaveLength(2);
  expect(new Set(shop.facet.who.map(({ visitor: id }) => id)).size).toBe(1);
  expect(visitor.errors).toEqual([]);
});

test('garbage in storage and cookies is started anew from', async () => {
  await using shop = await startShop();
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  await visitor.context.addInitScript(() => {
    if (location.protocol === 'about:') return;
    localStorage.setItem('facet:shop', '{"visitor":{"toString":1},"tokens":7}');
    sessionStorage.setItem('facet:shop', '[[[');
    sessionStorage.setItem('_kx', '%%%');
    document.cookie = 'facet_id=<script>;path=/';
    document.cookie = `__kla_id=${btoa('{"$exchange_id":{"a":1}}')};path=/`;
  });
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);

  await page.getByText('Welcome back').waitFor();
  expect(visitor.errors).toEqual([]);
});

test.each([
  ['no configuration', null],
  ['experiences that are no list', { experiences: 'all' }],
  ['an experience that is broken', { experiences: [{ id: 'x' }, null, 7] }],
  ['an endpoint that is no address', { endpoint: 'http://[' }],
])('a configuration with %s leaves the original', async (_name, more) => {
  await using shop = await startShop();
  shop.configuration = more === null ? Object.create(null) : { ...shop.configuration, ...more };
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);

  await expect.poll(() => findHeadlines(page)).toEqual(['Original']);
  expect(visitor.errors.filter((error) => error.startsWith('exception'))).toEqual([]);
});

test('an experience that is broken does not touch the others, nor a change that fails its neighbours', async () => {
  await using shop = await startShop({
    experiences: [
      { id: 'broken' },
      toTest({ ...withChanges([{ kind: 'text', selector: '][', value: 'x' }, greeting]) }),
    ],
  });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);

  await page.getByText('Welcome back').waitFor();
  expect(visitor.errors).toEqual([]);
});

test('a Custom test gives its default for good once the page has waited; an Advanced one waits on', async () => {
  await using shop = await startShop({
    hideLimitMs: 50,
    experiences: [
      toTest({ id: 'custom', audience: { type: 'custom', expression: inVip } }),
      toTest({
        id: 'advanced',
        audience: {
          type: 'advanced',
          rows: [{ id: 'row', when: inVip, action: { type: 'split' }, counted: true }],
          otherwise: { type: 'leave' },
        },
        ...withChanges([]),
      }),
    ],
  });
  const release = Promise.withResolvers<void>();
  shop.facet.answer = async () => {
    await release.promise;
    return toPerson('subject-vip', 'in');
  };
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await expect
    .poll(() => findDecisions(page))
    .toEqual(['custom: control (default_assignment)', 'advanced: null (audience_unknown)']);

  release.resolve();

  await expect
    .poll(() => findDecisions(page))
    .toEqual(['custom: control (default_assignment)', 'advanced: changed (split)']);
  await page.goto(`${shop.origin}/other?_kx=${toToken('vip')}`);
  expect(await findDecisions(page)).toEqual(['custom: control (kept)', 'advanced: changed (kept)']);
});

test('exposures that the server did not take are sent again from the next page with the same ids', async () => {
  await using shop = await startShop({ experiences: [toTest()] });
  shop.facet.seenStatus = 503;
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  await expect.poll(() => listExposureIds(shop).length).toBe(1);
  shop.facet.seenStatus = 204;

  await page.goto(`${shop.origin}/other`);

  await expect.poll(() => listExposures(shop.facet).length).toBe(2);
  const [first] = listExposureIds(shop);
  expect(listExposures(shop.facet).map(({ id }) => id)).toContain(first);
  await expect
    .poll(() => page.evaluate(() => JSON.parse(localStorage.getItem('facet:shop') ?? '')[0].unsent))
    .toEqual([]);
});

test('a policy that allows neither inline code nor inline styles is kept to', async () => {
  await using shop = await startShop({
    experiences: [
      toPersonalization(
        withChanges([greeting, { kind: 'style', selector: '#styled', styles: { color: 'rgb(0, 128, 0)' } }]),
      ),
    ],
  });
  shop.headers = {
    'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self' ${shop.facet.origin}`,
  };
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  await visitor.context.addCookies([
    { name: '__kla_id', value: toKlaviyoCookie(toToken('vip')), url: shop.origin },
  ]);
  const page = await visitor.open(shop.origin);

  await page.getByText('Welcome back').waitFor();
  expect(
    await page.evaluate(
      () => getComputedStyle(document.querySelector('#headline') ?? document.body).visibility,
    ),
  ).toBe('visible');
  // The page's own inline style attribute is what this policy refuses; ours goes through the CSSOM.
  expect(await page.evaluate(() => document.querySelector<HTMLElement>('#styled')?.style.color)).toBe(
    'rgb(0, 128, 0)',
  );
  expect(visitor.errors.filter((error) => error.includes('facet'))).toEqual([]);
});

function listExposureIds(shop: Shop): readonly string[] {
  return shop.facet.seen.flatMap(({ events }) =>
    events.flatMap(({ id, type }) => (type === 'exposure' ? id : [])),
  );
}

test('a link with a new token and a slow answer do not cost a person what they were assigned', async () => {
  await using shop = await startShop({
    hideLimitMs: 50,
    experiences: [toTest({ audience: { type: 'custom', expression: inVip } })],
  });
  shop.facet.answer = () => toPerson('subject-vip', 'in');
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(`${shop.origin}/?_kx=${toToken('vip')}`);
  await expect.poll(() => findDecisions(page)).toEqual(['exp_test: b (split)']);
  const release = Promise.withResolvers<void>();
  shop.facet.answer = async () => {
    await release.promise;
    return toPerson('subject-vip', 'in');
  };

  await page.goto(`${shop.origin}/?_kx=${toToken('vip-next-mail')}`);
  await expect.poll(() => findDecisions(page)).toEqual(['exp_test: control (default_assignment)']);
  release.resolve();
  await expect.poll(() => findIdentityState(page)).toBe('identified');

  await page.goto(`${shop.origin}/other?_kx=${toToken('vip')}`);
  expect(await findDecisions(page)).toEqual(['exp_test: b (kept)']);
});
