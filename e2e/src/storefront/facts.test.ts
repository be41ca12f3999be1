import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { inVip, type Json, toPersonalization, toTest } from './testing/experiences.ts';
import { type Shop, startShop } from './testing/shop.ts';
import { findDecisions, findHeadlines, recordHeadline } from './testing/watch.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

function custom(expression: Json): Json {
  return { audience: { type: 'custom', expression } };
}

/** A shop without Klaviyo, so that nothing but facts is waited for. */
function startFactShop(experiences: readonly Json[], more: Json = {}): Promise<Shop> {
  return startShop({ experiences, klaviyoCompany: null, ...more }, 'facts+text');
}

const largeCart = custom({ field: 'attribute', name: 'cart', operator: 'at_least', value: 50 });
const inIreland = custom({ field: 'country', operator: 'is_one_of', value: ['IE'] });
const asksCountry: Json = { asksCountry: true };

test('attributes in the queue count for the first decision, which nobody sees coming', async () => {
  await using shop = await startFactShop([
    toTest(largeCart),
    toPersonalization({
      id: 'tagged',
      ...custom({ field: 'attribute', name: 'tags', operator: 'equals', value: 'wholesale' }),
    }),
  ]);
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  await visitor.context.addInitScript(() => {
    Object.assign(window, {
      facet: [
        ['attributes', { cart: '60.50', tags: ['retail', 'wholesale'] }],
        ['attributes', null],
      ],
    });
  });
  const page = await visitor.open(shop.origin);

  expect(await findDecisions(page)).toEqual(['exp_test: b (split)', 'tagged: hello (personalized)']);
  await expect.poll(() => findHeadlines(page)).toEqual(['Welcome back']);
  expect(visitor.errors).toEqual([]);
});

test('attributes set later decide what is still open, and a Custom test has given its default by then', async () => {
  await using shop = await startFactShop([toTest(largeCart), toPersonalization(largeCart)]);
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  expect(await findDecisions(page)).toEqual([
    'exp_test: control (default_assignment)',
    'exp_hello: null (audience_unknown)',
  ]);

  await page.evaluate('facet.attributes({ cart: 60 })');

  expect(await findDecisions(page)).toEqual([
    'exp_test: control (default_assignment)',
    'exp_hello: hello (personalized)',
  ]);
  expect(await page.textContent('#headline')).toBe('Welcome back');
});

test('attributes that are set on hearing of decisions count, and cannot stop the page however often they change', async () => {
  await using shop = await startFactShop([toPersonalization(largeCart)]);
  await using visitor = await newVisitor(browser);
  await visitor.context.addInitScript(() => {
    let count = 0;
    const say = (name: string) => () => {
      count += 1;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a shop's own script would do
      const { attributes } = (window as unknown as { facet: { attributes: (said: object) => void } }).facet;
      attributes({ cart: 60, [name]: count });
    };
    Object.assign(window, {
      facet: [
        ['on', 'decided', say('one')],
        ['on', 'decided', say('two')],
      ],
    });
  });
  const page = await visitor.open(shop.origin);

  await expect.poll(() => findDecisions(page)).toEqual(['exp_hello: hello (personalized)']);
  expect(await page.textContent('#headline')).toBe('Welcome back');
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => document.title.length >= 0)).toBe(true);
  expect(visitor.errors).toEqual([]);
});

test('with the late policy of the next page attributes set later change nothing on this one', async () => {
  await using shop = await startFactShop([toPersonalization(largeCart)], { latePolicy: 'next_page' });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);

  await page.evaluate("facet.push(['attributes', { cart: 60 }])");
  expect(await page.textContent('#headline')).toBe('Original');

  await page.goto(`${shop.origin}/other`);
  expect(await findDecisions(page)).toEqual(['exp_hello: hello (kept)']);
});

test('a script without facts takes attributes and does nothing with them', async () => {
  await using shop = await startShop({ experiences: [toTest()] });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);

  await page.evaluate("facet.attributes({ cart: 1 }); facet.push(['attributes', { cart: 2 }])");

  expect(await findDecisions(page)).toEqual(['exp_test: b (split)']);
  expect(visitor.errors).toEqual([]);
});

test('a country that is under way is waited for, even by a Custom test, and asked for once in a visit', async () => {
  await using shop = await startFactShop([toTest(inIreland)], { ...asksCountry, hideLimitMs: 5000 });
  const release = Promise.withResolvers<void>();
  shop.facet.answerHere = async () => {
    await release.promise;
    return { country: 'IE' };
  };
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(shop.origin);
  expect(await findDecisions(page)).toEqual(['exp_test: null (audience_unknown)']);
  expect(await findHeadlines(page)).toEqual([]);

  release.resolve();

  await expect.poll(() => findHeadlines(page)).toEqual(['Welcome back']);
  expect(await findDecisions(page)).toEqual(['exp_test: b (split)']);
  shop.configuration = { ...shop.configuration, experiences: [toPersonalization(inIreland)] };
  await page.goto(`${shop.origin}/other`);
  expect(await findDecisions(page)).toEqual(['exp_hello: hello (personalized)']);
  expect([shop.facet.here, shop.facet.who]).toEqual([1, []]);
});

test('a country that never comes leaves the original within the limit, and then the default', async () => {
  await using shop = await startFactShop(
    [toTest(inIreland), toPersonalization({ ...inIreland, variations: toTest()['variations'] })],
    { ...asksCountry, hideLimitMs: 100 },
  );
  shop.facet.answerHere = () => undefined;
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(shop.origin);

  await expect.poll(() => findHeadlines(page)).toEqual(['Original']);
  await expect
    .poll(() => findDecisions(page))
    .toEqual(['exp_test: control (default_assignment)', 'exp_hello: null (audience_unknown)']);
});

test.each([
  ['cannot tell', { country: null }, 'audience_unknown'],
  ['tells of another country', { country: 'FR' }, 'not_in_audience'],
])('a server that %s the country leaves the original', async (_name, answer, reason) => {
  await using shop = await startFactShop([toPersonalization(inIreland)], asksCountry);
  shop.facet.answerHere = () => answer;
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(shop.origin);

  await expect.poll(() => shop.facet.here).toBe(1);
  await expect.poll(() => findDecisions(page)).toEqual([`exp_hello: null (${reason})`]);
  await expect.poll(() => findHeadlines(page)).toEqual(['Original']);
});

test('a server that refuses the country leaves the original', async () => {
  await using shop = await startFactShop([toPersonalization(inIreland)], asksCountry);
  shop.facet.fail = (response) => response.writeHead(403).end('{"code":"foreign_origin"}');
  await using visitor = await newVisitor(browser);
  await recordHeadline(visitor.context);
  const page = await visitor.open(shop.origin);

  await expect.poll(() => findDecisions(page)).toEqual(['exp_hello: null (audience_unknown)']);
  await expect.poll(() => findHeadlines(page)).toEqual(['Original']);
});

test('nobody is asked for a country that no experience of the page goes by, or that the page has said', async () => {
  const elsewhere: Json = { pages: { field: 'page_path', operator: 'equals', value: '/sale' } };
  await using shop = await startFactShop(
    [toPersonalization({ ...inIreland, ...elsewhere }), toTest(custom(inVip))],
    asksCountry,
  );
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  expect(await findDecisions(page)).toEqual([
    'exp_hello: null (page_does_not_match)',
    'exp_test: control (default_assignment)',
  ]);

  await visitor.context.addInitScript(() => {
    Object.assign(window, { facet: [['attributes', { country: 'IE' }]] });
  });
  await page.goto(`${shop.origin}/sale`);

  expect(await findDecisions(page)).toEqual(['exp_hello: hello (personalized)', 'exp_test: control (kept)']);
  await page.waitForTimeout(500);
  expect(shop.facet.here).toBe(0);
});

test('a cookie and the language of the browser decide', async () => {
  await using shop = await startFactShop([
    toPersonalization(custom({ field: 'cookie', name: 'tier', operator: 'equals', value: 'gold é' })),
    toTest(custom({ field: 'language', operator: 'is_one_of', value: ['en'] })),
  ]);
  await using visitor = await newVisitor(browser);
  await visitor.context.addCookies([
    { name: 'tier', value: 'gold%20%C3%A9', url: shop.origin },
    { name: 'broken', value: '%E9', url: shop.origin },
  ]);
  const page = await visitor.open(shop.origin);

  expect(await findDecisions(page)).toEqual(['exp_hello: hello (personalized)', 'exp_test: b (split)']);
});

const code = custom({ field: 'javascript', operator: 'is_true', value: 'window.cart.total > 50' });

test.each([
  ['larger', 60, 'hello (personalized)'],
  ['smaller', 40, 'null (not_in_audience)'],
])('JavaScript of a store that allows it decides: a %s cart', async (_name, total, decision) => {
  await using shop = await startFactShop([toPersonalization(code)], { javascript: true });
  shop.head = `<script>cart = { total: ${total} }</script>`;
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);

  expect(await findDecisions(page)).toEqual([`exp_hello: ${decision}`]);
});

test('JavaScript that a policy forbids, that throws or that the store does not allow is unknown', async () => {
  await using shop = await startFactShop([toPersonalization(code), toTest({ ...code, id: 'second' })], {
    javascript: true,
  });
  shop.headers = {
    'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self' ${shop.facet.origin}`,
  };
  await using visitor = await newVisitor(browser);
  const unknown = ['exp_hello: null (audience_unknown)', 'second: control (default_assignment)'];
  const page = await visitor.open(shop.origin);
  expect(await findDecisions(page)).toEqual(unknown);

  shop.headers = {};
  const { javascript: _, ...silent } = shop.configuration;
  await page.goto(`${shop.origin}/throws`);
  expect((await findDecisions(page))[0]).toBe(unknown[0]);
  shop.configuration = silent;
  shop.head = '<script>cart = { total: 60 }</script>';
  await page.goto(`${shop.origin}/silent`);
  expect((await findDecisions(page))[0]).toBe(unknown[0]);
});
