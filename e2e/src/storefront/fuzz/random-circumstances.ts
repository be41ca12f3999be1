import type { BrowserContext } from 'playwright-core';
import { toKlaviyoCookie, toToken } from '../testing/experiences.ts';
import { toGarbage } from './garbage.ts';
import type { Random } from './random.ts';

/** What a browser brings along to a page. */
export type Circumstances = {
  readonly cookies: readonly (readonly [string, string])[];
  readonly local: readonly (readonly [string, string])[];
  readonly session: readonly (readonly [string, string])[];
  /** What `window.facet` is before the script has loaded; `@names` stand for what JSON cannot say. */
  readonly facet: unknown;
  /** Whether storage refuses to be written. */
  readonly isFull: boolean;
  readonly query: string;
};

const broken = [
  '',
  '[',
  'null',
  '[[[',
  '{"visitor":{"toString":1},"tokens":7}',
  '[{"visitor":"x"},"1.2"]',
  '💥',
];
const cookieGarbage = ['', '%', '<script>', 'a=b=c', 'not%20base64', 'bnVsbA==', 'x'.repeat(3000)];

const commands: readonly unknown[] = [
  ['consent', true],
  ['consent', false],
  ['consent', { no: 'boolean' }],
  ['refresh'],
  ['attributes', { cart: 60, tags: ['a', 'b'] }],
  ['attributes', null],
  ['attributes', { circle: '@circle', big: '@bigint', thrower: '@getter' }],
  ['track', 'add_to_cart', { value: 19.9, currency: 'EUR', items: 1 }],
  ['track', 'order', { order: '#1001', value: 49.5, currency: 'EUR' }],
  ['track', 'Not A Name', { email: 'nobody@example.com' }],
  ['track', 'order', { value: '@bigint' }],
  ['track', 'order', '@getter'],
  ['track'],
  ['withdraw', 'exp_1'],
  ['on', 'decided', '@throws'],
  ['on', 'exposure', '@throws'],
  ['on', 'no_such_event', null],
  ['on'],
  ['no_such_command', 1],
  ['push', ['consent', true]],
  ['constructor', 'return 1'],
  ['__proto__'],
  [],
  '@throws',
  '@refreshes',
  'text',
  null,
  7,
];

/** One random command for the queue or for `push`. */
export function toRandomCommand(random: Random): unknown {
  return random.pick(commands);
}

/** What one random browser brings along. */
export function toRandomCircumstances(random: Random): Circumstances {
  const token = toToken(random.pick(['vip', 'other', 'gone']));
  const cookies: (readonly [string, string])[] = [];
  if (random.chance(0.5)) {
    const written = toKlaviyoCookie(random.chance(0.7) ? token : undefined);
    cookies.push(['__kla_id', random.chance(0.6) ? written : random.pick(cookieGarbage)]);
  }
  if (random.chance(0.2)) cookies.push(['facet_id', random.pick(cookieGarbage)]);
  if (random.chance(0.1)) cookies.push(['__kla_off', 'true']);
  const stored = (key: string): readonly (readonly [string, string])[] =>
    random.chance(0.3) ? [[key, random.pick(broken)]] : [];
  const queue = random.some(6, () => toRandomCommand(random));
  return {
    cookies,
    local: stored('facet:shop'),
    session: [
      ...stored('facet:shop'),
      ...(random.chance(0.2) ? [['_kx', random.pick(broken)] as const] : []),
    ],
    facet: random.chance(0.1) ? toGarbage(random) : random.chance(0.6) ? queue : undefined,
    isFull: random.chance(0.1),
    query: random.pick([
      '',
      `?_kx=${token}`,
      `?_kx=${token}&utm_source=mail`,
      '?_kx=%E0%A4%A',
      '?facet_link=letter',
    ]),
  };
}

/** Lets every page of a context begin with these circumstances. */
export async function impose(
  context: BrowserContext,
  origin: string,
  { cookies, ...rest }: Circumstances,
): Promise<void> {
  for (const [name, value] of cookies) {
    // What a browser does not take as a cookie no page can have either.
    await context.addCookies([{ name, value, url: origin }]).catch(() => undefined);
  }
  await context.addInitScript(reviveInPage);
  await context.addInitScript(({ local, session, facet, isFull }) => {
    if (location.protocol === 'about:') return;
    try {
      if (localStorage.getItem('fuzzed') === null) {
        for (const [key, value] of local) localStorage.setItem(key, value);
        for (const [key, value] of session) sessionStorage.setItem(key, value);
        localStorage.setItem('fuzzed', 'true');
      }
    } catch {
      // A frame that may not keep anything.
    }
    if (isFull) {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    }
    if (facet !== undefined) Object.assign(window, { facet: window.revive(facet) });
  }, rest);
}

declare global {
  interface Window {
    /** Puts what JSON cannot say in the place of its `@names`. */
    revive: (value: unknown) => unknown;
  }
}

function reviveInPage(): void {
  const circle: { self?: unknown } = {};
  circle.self = circle;
  const special = new Map<unknown, unknown>([
    ['@circle', circle],
    ['@bigint', 10n],
    [
      '@throws',
      () => {
        throw new Error('the page fails');
      },
    ],
    ['@refreshes', (facet: { refresh?: () => void }) => facet.refresh?.()],
    [
      '@getter',
      Object.defineProperty({}, 'value', {
        enumerable: true,
        get: () => {
          throw new Error('the getter fails');
        },
      }),
    ],
  ]);
  window.revive = (value) => {
    if (special.has(value)) return special.get(value);
    if (Array.isArray(value)) return value.map(window.revive);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, window.revive(field)]));
  };
}
