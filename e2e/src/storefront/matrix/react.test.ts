import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, newVisitor } from '../../browser.ts';
import { startForeignShop } from '../pages/foreign-shop.ts';
import { reactShop } from '../pages/kinds.ts';
import { type Json, toPerson, toPersonalization, toToken, withChanges } from '../testing/experiences.ts';
import { expectHealthy } from './testing/health.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

type Case = {
  readonly what: string;
  readonly changes: readonly Json[];
  /** An expression that is true while the changes are there, whatever the app has rendered. */
  readonly isThere: string;
};

const text = (selector: string, value: string): Json => ({ kind: 'text', selector, value });
const html = (selector: string, value: string): Json => ({ kind: 'html', selector, value });
const all = (selector: string, condition: string): string =>
  `[...document.querySelectorAll('${selector}')].every((element) => ${condition})`;

const count = (selector: string): string => `document.querySelectorAll('${selector}').length`;
/** Where something inserted stands, seen from the element. Within it, the app may put more around it. */
const places = {
  before: 'previousElementSibling',
  prepend: "querySelector('.new')",
  append: "querySelector('.new')",
  after: 'nextElementSibling',
} as const;
const positions = ['before', 'prepend', 'append', 'after'] as const;

const cases: readonly Case[] = [
  {
    what: 'a text',
    changes: [text('#headline', 'New')],
    isThere: all('#headline', "element.textContent === 'New'"),
  },
  {
    what: 'a text among which others come and go',
    changes: [text('#note', 'New')],
    isThere: all('#note', "element.textContent === 'New'"),
  },
  {
    what: 'a text that comes and goes as a whole',
    changes: [text('#offer', 'New')],
    isThere: all('#offer', "element.textContent === 'New'"),
  },
  {
    what: 'a text that follows the state',
    changes: [text('#live', 'New')],
    isThere: all('#live', "element.textContent === 'New'"),
  },
  {
    what: 'the texts of a list',
    changes: [text('.name', 'New')],
    isThere: all('.name', "element.textContent === 'New'"),
  },
  {
    what: 'HTML over one text',
    changes: [html('#headline', '<i>New</i>')],
    isThere: all('#headline', "element.innerHTML === '<i>New</i>'"),
  },
  {
    what: 'HTML over children that come and go',
    changes: [html('#note', '<i>New</i>')],
    isThere: all('#note', "element.innerHTML === '<i>New</i>'"),
  },
  {
    what: 'HTML over the items of a list',
    changes: [html('.product', '<i>New</i>')],
    isThere: all('.product', "element.innerHTML === '<i>New</i>'"),
  },
  {
    what: 'HTML over a whole list',
    changes: [html('#products', '<li>New</li>')],
    isThere: all('#products', "element.innerHTML === '<li>New</li>'"),
  },
  {
    what: 'a style that the app sets too',
    changes: [{ kind: 'style', selector: '#styled', styles: { color: 'rgb(0, 128, 0)' } }],
    isThere: all('#styled', "element.style.color === 'rgb(0, 128, 0)'"),
  },
  {
    what: 'an attribute that the app sets too',
    changes: [{ kind: 'attribute', selector: '#picked', name: 'href', value: '/new' }],
    isThere: all('#picked', "element.getAttribute('href') === '/new'"),
  },
  {
    what: 'a class beside those that the app sets',
    changes: [{ kind: 'class', selector: '#picked', add: ['new'], remove: [] }],
    isThere: all('#picked', "element.classList.contains('new')"),
  },
  {
    what: 'hiding',
    changes: [{ kind: 'style', selector: '.price', styles: { display: 'none !important' } }],
    isThere: all('.price', "getComputedStyle(element).display === 'none'"),
  },
  ...positions.flatMap((position): Case[] =>
    ['#headline', '#note', '.product'].map((selector) => ({
      what: `an insertion (${position} ${selector})`,
      changes: [{ kind: 'insert', selector, position, html: '<em class="new">New</em>' }],
      isThere: `${count('.new')} === ${count(selector)} && ${all(selector, `element.${places[position]}?.matches('.new')`)}`,
    })),
  ),
  {
    what: 'a move of an element that stays',
    changes: [{ kind: 'move', selector: '#live', target: '#headline', position: 'before' }],
    isThere: all('#headline', "element.previousElementSibling?.id === 'live'"),
  },
  {
    what: 'a move out of a list that comes and goes',
    changes: [{ kind: 'move', selector: '#products', target: '#note', position: 'after' }],
    isThere: all('#products', "element.previousElementSibling?.id === 'note'"),
  },
  {
    what: 'a style sheet',
    changes: [{ kind: 'css', css: '#headline{color:rgb(0, 0, 128)}' }],
    isThere: all('#headline', "getComputedStyle(element).color === 'rgb(0, 0, 128)'"),
  },
];

const steps = ['toggle', 'more', 'again', 'toggle', 'more', 'add', 'turn', 'remove', 'add', 'remount'];

/** Does with the app whatever makes it render: state, children that come and go, lists, another mount. */
async function useApp(page: Page): Promise<void> {
  await page.evaluate(
    async (ids) => {
      for (const id of ids) {
        document.getElementById(id)?.click();
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      }
    },
    [...steps, 'toggle', 'add', 'turn', 'toggle', 'remove'],
  );
}

test.each(cases)(
  'a React shop goes on working with $what, which is there after every rendering',
  async ({ changes, isThere }) => {
    await using shop = await startForeignShop(reactShop, {
      experiences: [toPersonalization(withChanges(changes))],
    });
    shop.facet.answer = () => toPerson('subject-vip', 'in');
    await using visitor = await newVisitor(browser);
    // First with the answer after the first paint or before, then from memory, before React takes over.
    for (const path of ['/', '/other']) {
      const page = await visitor.open(`${shop.origin}${path}?_kx=${toToken('vip')}`);
      await expect.poll(() => page.evaluate(isThere)).toBe(true);

      await page.click('#to-home');
      await useApp(page);
      await expect.poll(() => page.evaluate(isThere)).toBe(true);
      await page.click('#to-about');
      await expect.poll(() => page.locator('#add').count()).toBe(0);
      await page.click('#to-list');
      await page.click('#toggle');
      await page.click('#add');

      await expect.poll(() => page.evaluate(isThere)).toBe(true);
      expect(await page.evaluate(() => window.reactErrors)).toEqual([]);
      expect(await page.textContent('#count')).toBe('2');
      await expectHealthy(page, visitor);
    }
  },
);
