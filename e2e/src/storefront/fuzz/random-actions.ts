import type { Page } from 'playwright-core';
import { toGarbage } from './garbage.ts';
import type { Random } from './random.ts';
import { toRandomCommand } from './random-circumstances.ts';

/** Does something with a page, as a visitor or its scripts would. Tells what went wrong, of what must not. */
type Action = (page: Page, random: Random) => Promise<string | undefined>;

const methods = [
  'experiences',
  'variation',
  'variables',
  'identity',
  'consent',
  'withdraw',
  'refresh',
  'attributes',
  'track',
  'on',
  'push',
];

/** Uses something that the page itself offers. */
const click: Action = (page, random) =>
  act(
    page,
    (chance) => {
      const buttons = document.querySelectorAll<HTMLElement>(
        '#toggle, #add, #remove, #turn, #again, #remount, #to-list, #to-home, product-card button',
      );
      buttons[Number(chance) % buttons.length]?.click();
    },
    String(random.below(1000)),
  );

const actions: readonly Action[] = [
  click,
  click,
  click,
  click,
  (page, random) =>
    call(
      page,
      random.pick(methods),
      random.some(3, () => toGarbage(random)),
    ),
  (page, random) => call(page, 'push', [toRandomCommand(random)]),
  (page, random) => call(page, 'consent', [random.chance(0.6)]),
  (page) => call(page, 'refresh', []),
  (page, random) => call(page, 'attributes', [{ cart: random.below(100), country: 'IE' }]),
  (page, random) => call(page, 'track', ['add_to_cart', { value: random.below(100), currency: 'EUR' }]),
  (page, random) =>
    act(page, (path) => history.pushState({}, '', path), random.pick(['/', '/other', '/list?a=1'])),
  (page, random) =>
    act(page, (query) => history.replaceState({}, '', query), random.pick(['?b=1', '#part', '/x'])),
  (page) =>
    act(
      page,
      () => {
        history.pushState({}, '', '/other?a=2');
        history.back();
      },
      '',
    ),
  (page) =>
    act(
      page,
      () => {
        const headline = document.querySelector('#headline');
        headline?.replaceWith(headline.cloneNode(true));
      },
      '',
    ),
  (page, random) =>
    act(
      page,
      (html) => document.body.insertAdjacentHTML('beforeend', html),
      random.pick(['<p class="late">Late</p>', '<h1>Another</h1>', '<a href="/x">Link</a>']),
    ),
  (page) => act(page, () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })), ''),
  (page) => act(page, () => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })), ''),
  (page) => act(page, () => document.dispatchEvent(new Event('visibilitychange')), ''),
  (page, random) => page.waitForTimeout(random.below(300)).then(() => undefined),
  async (page, random) => {
    await page.goto(new URL(random.pick(['/', '/other', '/list']), page.url()).href).catch(() => undefined);
    return undefined;
  },
];

/** Does one random thing. */
export function doSomething(page: Page, random: Random): Promise<string | undefined> {
  return random.pick(actions)(page, random);
}

/** Calls a method of the API where there is one; none of them may throw. */
async function call(page: Page, method: string, values: readonly unknown[]): Promise<string | undefined> {
  return passing(
    page.evaluate(
      ([name, given]) => {
        const facet: unknown = Reflect.get(window, 'facet');
        if (typeof facet !== 'object' || facet === null || !('version' in facet)) return undefined;
        const run: unknown = Reflect.get(facet, name);
        if (typeof run !== 'function') return undefined;
        try {
          Reflect.apply(run, facet, given.map(window.revive));
          return undefined;
        } catch (error) {
          return `facet.${name}(${JSON.stringify(given)}) threw ${String(error)}`;
        }
      },
      [method, values] as const,
    ),
  );
}

async function act(page: Page, run: (value: string) => void, value: string): Promise<string | undefined> {
  await passing(page.evaluate(run, value).then(() => undefined));
  return undefined;
}

/** A page that is left while something is done with it is no mistake. */
function passing(work: Promise<string | undefined>): Promise<string | undefined> {
  return work.catch((error: unknown) => {
    if (/Execution context was destroyed|navigation|navigat/i.test(String(error))) return undefined;
    throw error;
  });
}
