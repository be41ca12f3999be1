import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../browser.ts';
import { type Json, toTest, withChanges } from './testing/experiences.ts';
import { type Shop, startShop } from './testing/shop.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const onHome: Json = { pages: { field: 'page_path', operator: 'equals', value: '/' } };

/** A shop whose one variation makes these changes on the home page. */
function startShopWith(...changes: readonly Json[]): Promise<Shop> {
  return startShop({ experiences: [toTest({ ...withChanges(changes), ...onHome })] });
}

/** The page's elements as text, without what carries no meaning. */
function readBody(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerHTML);
}

type Kind = { readonly name: string; readonly change: Json; readonly holds: string };

const kinds: readonly Kind[] = [
  {
    name: 'an attribute',
    change: { kind: 'attribute', selector: 'a', name: 'href', value: '/vip' },
    holds: `document.querySelector('a').getAttribute('href') === '/vip'`,
  },
  {
    name: 'an attribute that was not there',
    change: { kind: 'attribute', selector: 'a', name: 'title', value: 'For you' },
    holds: `document.querySelector('a').title === 'For you'`,
  },
  {
    name: 'a class given and one taken',
    change: { kind: 'class', selector: '#box p', add: ['gold'], remove: ['two'] },
    holds: `document.querySelectorAll('#box .gold').length === 2 && !document.querySelector('.two')`,
  },
  {
    name: 'an element hidden, as it is published',
    change: { kind: 'style', selector: '#form', styles: { display: 'none !important' } },
    holds: `getComputedStyle(document.querySelector('#form')).display === 'none'`,
  },
  ...(['before', 'prepend', 'append', 'after'] as const).map((position) => ({
    name: `HTML inserted (${position})`,
    change: { kind: 'insert', selector: '#box', position, html: '<i>One</i> and <i>more</i>' },
    holds: `document.querySelectorAll('i').length === 2`,
  })),
  {
    name: 'elements moved',
    change: { kind: 'move', selector: '#box p', target: '#form', position: 'after' },
    holds: `document.querySelector('#box').children.length === 0 && document.querySelectorAll('#form ~ p').length === 2`,
  },
  {
    name: 'a style sheet',
    change: { kind: 'css', css: '#headline { color: rgb(1, 2, 3) }' },
    holds: `getComputedStyle(document.querySelector('#headline')).color === 'rgb(1, 2, 3)'`,
  },
  {
    name: 'code, with a function that takes it back',
    change: {
      kind: 'javascript',
      code: `document.querySelector('#go').value = 'ran'; return () => document.querySelector('#go').removeAttribute('value')`,
    },
    holds: `document.querySelector('#go').value === 'ran'`,
  },
];

describe.each(kinds)('$name', ({ change, holds }) => {
  test('is there when the page is, and leaves nothing behind', async () => {
    await using shop = await startShopWith(change);
    await using visitor = await newVisitor(browser);
    const page = await visitor.open(`${shop.origin}/other`);
    const before = await readBody(page);
    await page.goto(shop.origin);
    await page.waitForLoadState();
    expect(await page.evaluate(holds)).toBe(true);

    await page.evaluate(() => history.pushState({}, '', '/other'));

    expect(await readBody(page)).toBe(before);
    expect(await page.evaluate(holds)).toBe(false);
    expect(visitor.errors).toEqual([]);
  });

  test('comes back when the page renders its content anew', async () => {
    if (change['kind'] === 'css' || change['kind'] === 'javascript') return;
    await using shop = await startShopWith(change);
    await using visitor = await newVisitor(browser);
    const page = await visitor.open(`${shop.origin}/other`);
    const body = await readBody(page);
    await page.goto(shop.origin);
    await page.waitForLoadState();

    for (let turn = 0; turn < 3; turn += 1) {
      await page.evaluate(async (html) => {
        document.body.innerHTML = html;
        await Promise.resolve();
      }, body);
      await expect.poll(() => page.evaluate(holds)).toBe(true);
    }
    expect(visitor.errors).toEqual([]);
  });
});

test('elements are moved as soon as there is where to', async () => {
  await using shop = await startShopWith({
    kind: 'move',
    selector: '#headline',
    target: '#later',
    position: 'append',
  });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  for (let turn = 0; turn < 20; turn += 1) {
    await page.evaluate((text) => document.body.append(text), `${turn}`);
  }

  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<div id="later"></div>'));

  await expect.poll(() => page.locator('#later #headline').count()).toBe(1);
});

test('HTML beside an element that is rendered anew is there once', async () => {
  await using shop = await startShopWith({
    kind: 'insert',
    selector: '#headline',
    position: 'after',
    html: '<em>Hello</em>',
  });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  for (let turn = 0; turn < 5; turn += 1) {
    await page.evaluate(() => {
      const headline = document.querySelector('#headline');
      headline?.replaceWith(headline.cloneNode(true));
    });
  }

  await expect.poll(() => page.locator('em').count()).toBe(1);
  expect(await page.evaluate(() => document.querySelector('em')?.previousElementSibling?.id)).toBe(
    'headline',
  );
});

test('a framework can remove and insert children that a change has put elsewhere', async () => {
  await using shop = await startShopWith(
    { kind: 'html', selector: '#box', value: '<b>New</b>' },
    { kind: 'move', selector: '#headline', target: '#form', position: 'append' },
  );
  await using visitor = await newVisitor(browser);
  await visitor.context.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      Object.assign(window, { parsed: true });
    });
  });
  const page = await visitor.open(shop.origin);
  await page.locator('#box b').waitFor();

  const left = await page.evaluate(() => {
    const box = document.querySelector('#box');
    const headline = document.querySelector('#headline');
    if (box === null || headline === null) return undefined;
    // What React does with children that it holds on to.
    const held = document.createElement('p');
    box.insertBefore(document.createElement('u'), held);
    box.removeChild(held);
    document.body.removeChild(headline);
    return [box.querySelectorAll('u').length, document.querySelectorAll('#headline').length];
  });

  expect(left).toEqual([1, 0]);
  expect(visitor.errors).toEqual([]);
});

test('variables are there for the shop’s own code, of one experience and of all', async () => {
  const value = { sizes: [1, 2], text: '“Ünïcode”', none: null };
  await using shop = await startShop({
    experiences: [
      toTest({ id: 'one', ...withChanges([{ kind: 'variable', name: 'hero', value }]) }),
      toTest({ id: 'two', seed: 'b', ...withChanges([{ kind: 'variable', name: 'hero', value: 7 }]) }),
    ],
  });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);

  expect(await page.evaluate(`facet.variables('one')`)).toEqual({ hero: value });
  expect(await page.evaluate(`facet.variables()`)).toEqual({ hero: 7 });
  expect(await page.evaluate(`facet.variables('none')`)).toEqual({});
});

test('code that fails takes nothing else along, and code that a policy forbids leaves the original', async () => {
  await using shop = await startShopWith(
    { kind: 'javascript', code: 'throw new Error("merchant")' },
    { kind: 'text', selector: '#headline', value: 'Changed' },
  );
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  await page.getByText('Changed').waitFor();
  shop.headers = { 'content-security-policy': `script-src 'self'` };

  await page.goto(shop.origin);

  await page.getByText('Changed').waitFor();
  expect(visitor.errors.filter((error) => error.startsWith('exception'))).toEqual([]);
});

test('a page that never comes to rest is changed all the same and stays usable', async () => {
  await using shop = await startShopWith({ kind: 'text', selector: '.tick', value: 'Still' });
  await using visitor = await newVisitor(browser);
  const page = await visitor.open(shop.origin);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<p class="tick">0</p><div id="noise"></div>');
    const noise = document.querySelector('#noise');
    const tick = document.querySelector('.tick');
    let count = 0;
    setInterval(() => {
      if (noise !== null) noise.textContent = String((count += 1));
    }, 1);
    setInterval(() => {
      if (tick !== null) tick.textContent = String(count);
    }, 250);
  });

  await page.waitForTimeout(1500);

  const texts = await page.evaluate(async () => {
    const seen = new Set<string | null | undefined>();
    for (let frame = 0; frame < 30; frame += 1) {
      await new Promise(requestAnimationFrame);
      seen.add(document.querySelector('.tick')?.textContent);
    }
    return [...seen];
  });
  expect(texts).toContain('Still');
});
