import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor, type Visitor } from '../browser.ts';
import { toTest } from './testing/experiences.ts';
import { type Shop, startShop } from './testing/shop.ts';
import { findDecisions } from './testing/watch.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const decided = ['exp_test: b (split)'];

function startAskingShop(addons = ['consent']): Promise<Shop> {
  return startShop({ consent: 'required', experiences: [toTest()] }, 'text', addons);
}

/** Opens a page on which `before` runs ahead of the script. */
async function openAfter(visitor: Visitor, shop: Shop, before: () => void): Promise<Page> {
  await visitor.context.addInitScript(before);
  return visitor.open(shop.origin);
}

function findKept(page: Page): Promise<readonly unknown[]> {
  return page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
}

/** What a page has decided, kept, sent and failed at, after longer than anything is looked for. */
async function findTraces(shop: Shop, before: string): Promise<readonly unknown[]> {
  await using visitor = await newVisitor(browser);
  await visitor.context.addInitScript(before);
  const page = await visitor.open(shop.origin);
  await page.waitForTimeout(3300);
  const [cookie, entries] = await page.evaluate(() => [document.cookie, localStorage.length]);
  const kept = [...(cookie === '' ? [] : [cookie]), ...(entries === 0 ? [] : [entries])];
  return [...(await findDecisions(page)), ...kept, ...shop.facet.seen, ...visitor.errors];
}

const gtag = `window.dataLayer = window.dataLayer || []; window.gtag = function () { dataLayer.push(arguments) };`;

test.each<[string, () => void]>([
  [
    'when it is there first',
    () => Object.assign(window, { Shopify: { customerPrivacy: { userCanBeTracked: () => true } } }),
  ],
  [
    'when it loads late',
    () =>
      setTimeout(() => {
        Object.assign(window, { Shopify: { customerPrivacy: { userCanBeTracked: () => true } } });
      }, 900),
  ],
  [
    'by the event of its old banner',
    () => setTimeout(() => document.dispatchEvent(new Event('trackingConsentAccepted')), 400),
  ],
  [
    'by the event of its banner, long after the page was loaded',
    () => {
      let tracked = false;
      Object.assign(window, { Shopify: { customerPrivacy: { userCanBeTracked: () => tracked } } });
      setTimeout(() => {
        tracked = true;
        document.dispatchEvent(new Event('visitorConsentCollected'));
      }, 3500);
    },
  ],
])('Shopify grants consent %s', async (_when, before) => {
  await using shop = await startAskingShop();
  await using visitor = await newVisitor(browser);
  const page = await openAfter(visitor, shop, before);
  await expect.poll(() => findDecisions(page), { timeout: 6000 }).toEqual(decided);
});

test('consent taken back at Shopify takes back what is kept', async () => {
  await using shop = await startAskingShop();
  await using visitor = await newVisitor(browser);
  const page = await openAfter(visitor, shop, () => {
    Object.assign(window, {
      tracked: true,
      Shopify: { customerPrivacy: { userCanBeTracked: () => Reflect.get(window, 'tracked') } },
    });
  });
  await expect.poll(() => findDecisions(page)).toEqual(decided);

  await page.evaluate(() => {
    Object.assign(window, { tracked: false });
    document.dispatchEvent(new Event('visitorConsentCollected'));
  });
  await expect.poll(() => findKept(page)).toEqual(['', 0, 0]);
});

test.each([
  [
    'at Google, what Shopify had assumed',
    `${gtag}window.Shopify = { customerPrivacy: { userCanBeTracked: () => true } }`,
    `gtag('consent', 'update', { analytics_storage: 'denied' })`,
    `gtag('consent', 'update', { analytics_storage: 'granted' })`,
  ],
  [
    'at Shopify, what Google had by default',
    `${gtag}gtag('consent', 'default', { analytics_storage: 'granted' }); window.tracked = false;
     window.Shopify = { customerPrivacy: { userCanBeTracked: () => tracked } }`,
    `document.dispatchEvent(new Event('visitorConsentCollected'));
     gtag('consent', 'default', { analytics_storage: 'granted' })`,
    `tracked = true; document.dispatchEvent(new Event('visitorConsentCollected'))`,
  ],
])('a visitor refuses %s, and may agree later', async (_what, before, refuse, agree) => {
  await using shop = await startAskingShop();
  await using visitor = await newVisitor(browser);
  await visitor.context.addInitScript(before);
  const page = await visitor.open(shop.origin);
  await expect.poll(() => findDecisions(page)).toEqual(decided);

  await page.evaluate(refuse);
  await expect.poll(() => findKept(page)).toEqual(['', 0, 0]);
  await page.waitForTimeout(3300);
  expect(await findKept(page)).toEqual(['', 0, 0]);

  await page.evaluate(agree);
  await expect.poll(() => page.evaluate(() => document.cookie)).toContain('facet_id=');
});

test('an element with the id of the queue, and entries that are none, keep no consent away', async () => {
  await using shop = await startAskingShop();
  for (const [head, before] of [
    ['<meta id="facet">', ''],
    ['', 'window.facet = [null, undefined];'],
  ] as const) {
    shop.head = head;
    await using visitor = await newVisitor(browser);
    await visitor.context.addInitScript(
      `${before}${gtag}gtag('consent', 'update', { analytics_storage: 'granted' })`,
    );
    const page = await visitor.open(shop.origin);
    await expect.poll(() => findDecisions(page)).toEqual(decided);
  }
});

test.each([
  ['an update that is there already', `gtag('consent', 'update', { analytics_storage: 'granted' })`, ''],
  ['a default that is there already', `gtag('consent', 'default', { analytics_storage: 'granted' })`, ''],
  [
    'an update after a default that denies',
    `gtag('consent', 'default', { analytics_storage: 'denied', wait_for_update: 500 })`,
    `gtag('consent', 'update', { analytics_storage: 'granted' })`,
  ],
  ['an update that comes later', '', `gtag('consent', 'update', { analytics_storage: 'granted' })`],
  [
    'an update after Tag Manager has put its own push in place',
    '',
    `{ const before = dataLayer.push;
       dataLayer.push = function () { return before.apply(dataLayer, arguments) > 0 };
       gtag('consent', 'update', { analytics_storage: 'granted' }) }`,
  ],
  [
    'an update after a push that calls no other one',
    '',
    `dataLayer.push = () => 0; gtag('consent', 'update', { analytics_storage: 'granted' })`,
  ],
  [
    'an update in a queue that took the place of the first one',
    '',
    `window.dataLayer = []; gtag('consent', 'update', { analytics_storage: 'granted' })`,
  ],
])('Google grants consent by %s', async (_how, before, after) => {
  await using shop = await startAskingShop();
  await using visitor = await newVisitor(browser);
  await visitor.context.addInitScript(`${gtag}${before}`);
  const page = await visitor.open(shop.origin);
  await page.evaluate(after);
  await expect.poll(() => findDecisions(page)).toEqual(decided);
});

test('Google taking consent back takes back what is kept, and pushing goes on as before', async () => {
  await using shop = await startAskingShop();
  await using visitor = await newVisitor(browser);
  await visitor.context.addInitScript(`${gtag}gtag('consent', 'default', { analytics_storage: 'granted' })`);
  const page = await visitor.open(shop.origin);
  await expect.poll(() => findDecisions(page)).toEqual(decided);

  const lengths = await page.evaluate(
    `[dataLayer.length, dataLayer.push({ event: 'one' }, { event: 'two' }), Object.keys(dataLayer).includes('push')]`,
  );
  expect(lengths).toEqual([1, 3, false]);
  await page.evaluate(`gtag('consent', 'update', { analytics_storage: 'denied' })`);
  await expect.poll(() => findKept(page)).toEqual(['', 0, 0]);
});

const sendsGpc = 'Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true });';

test('a browser that sends Global Privacy Control does not agree, and what earlier pages kept goes', async () => {
  await using shop = await startShop({ experiences: [toTest()] }, 'text', ['gpc']);
  await using visitor = await newVisitor(browser);
  const before = await visitor.open(shop.origin);
  await expect.poll(() => findDecisions(before)).toEqual(decided);
  const kept = shop.facet.seen.length;

  await visitor.context.addInitScript(sendsGpc);
  const page = await visitor.open(shop.origin);
  await expect.poll(() => findKept(page)).toEqual(['', 0, 0]);
  expect(await findDecisions(page)).toEqual([]);
  expect(shop.facet.seen.length).toBeLessThanOrEqual(kept + 1);
});

test('what the page says counts more than Global Privacy Control, in the queue and later', async () => {
  await using shop = await startShop({ experiences: [toTest()] }, 'text', ['gpc']);
  for (const [before, after] of [
    ['window.facet = [["consent", true]]', ''],
    ['', 'facet.consent(true)'],
  ] as const) {
    await using visitor = await newVisitor(browser);
    await visitor.context.addInitScript(sendsGpc + before);
    const page = await visitor.open(shop.origin);
    await page.evaluate(after);
    await expect.poll(() => findDecisions(page)).toEqual(decided);
  }
});

const shopify = (api: string): string => `window.Shopify = { customerPrivacy: ${api} };`;
/** Shopify's API under which a visitor has chosen this, or nothing. */
const chose = (analytics: string): string =>
  `{ userCanBeTracked: () => true, currentVisitorConsent: () => ({ analytics: '${analytics}' }) }`;

test('under Global Privacy Control a choice grants consent', async () => {
  await using shop = await startAskingShop(['gpc', 'consent']);
  for (const chosen of [
    shopify(chose('yes')),
    `${gtag}gtag('consent', 'update', { analytics_storage: 'granted' })`,
  ]) {
    await using visitor = await newVisitor(browser);
    await visitor.context.addInitScript(sendsGpc + chosen);
    const page = await visitor.open(shop.origin);
    await expect.poll(() => findDecisions(page)).toEqual(decided);
  }
});

/** What sounds like consent and is none, each ahead of the script on a page of its own. */
const noConsents: Readonly<Record<string, string>> = {
  'Shopify throws': shopify('{ userCanBeTracked: () => { throw new Error("not yet") } }'),
  'Shopify lacks its API': shopify('{}'),
  'Shopify says no': shopify('{ userCanBeTracked: () => false }'),
  'the queue is full of other things': `
    window.dataLayer = [null, undefined, 'consent', { event: 'gtm.js' }, () => 1, ['consent', 'update'], ['set', 'a', {}]];
    setTimeout(() => dataLayer.push(null, ['consent', 'default', { ad_storage: 'granted' }]), 100)`,
  'Google denies by default': `${gtag}gtag('consent', 'default', { analytics_storage: 'denied' })`,
  'Google denies where the visitor may be': `
    ${gtag}gtag('consent', 'default', { analytics_storage: 'denied', region: ['DE', 'FR'] });
    gtag('consent', 'default', { analytics_storage: 'granted' })`,
  'Google grants where the visitor may not be': `
    ${gtag}gtag('consent', 'default', { analytics_storage: 'granted', region: ['US'] })`,
  'both assume it under Global Privacy Control': `
    ${sendsGpc}${shopify(chose(''))};${gtag}gtag('consent', 'default', { analytics_storage: 'granted' })`,
};

test('what is denied, assumed or something else is no consent', async () => {
  const look = async ([name, before]: readonly [string, string]) => {
    await using shop = await startAskingShop(
      name.endsWith('Global Privacy Control') ? ['gpc', 'consent'] : undefined,
    );
    return [name, await findTraces(shop, before)];
  };
  const found = await Promise.all(Object.entries(noConsents).map(look));
  expect(found).toEqual(Object.keys(noConsents).map((name) => [name, []]));
});
