import type { DecisionContext, VisitorId } from '@facet/engine';
import type { StoreConfiguration } from '@facet/protocol';
import { expect, test, vi } from 'vitest';
import { type Facts, openFacts } from './facts.ts';
import { isVisitor } from './ids.ts';
import type { Record } from './record.ts';
import type { Tab } from './tab.ts';
import type { Evaluate } from './visit.ts';

const configuration: StoreConfiguration = {
  version: 1,
  store: 'shop',
  revision: '1',
  endpoint: 'https://facet.example/s/shop',
  reportsUrl: 'https://facet.example/s/shop/seen',
  klaviyoCompany: null,
  consent: 'not_required',
  hideLimitMs: 300,
  latePolicy: 'apply_now',
  membershipMaxAgeMs: 1000,
  asksCountry: true,
  segments: [],
  experiences: [],
};
const context: DecisionContext = {
  visitor: toVisitor('visitor-1'),
  visitorType: 'new',
  device: 'desktop',
  page: { url: 'https://shop.example/', path: '/', parameters: {} },
  identity: { state: 'unidentified' },
  memberships: {},
  assignments: { visitor: {}, subject: {} },
  now: 0,
  waited: true,
};

const tab: Record<Tab> = { read: () => ({ done: [] }), update: () => () => false, erase: () => undefined };

function toVisitor(id: string): VisitorId {
  if (!isVisitor(id)) throw new TypeError(id);
  return id;
}

function open(
  more: Partial<StoreConfiguration> = {},
  evaluate?: Evaluate,
): {
  readonly facts: Facts;
  readonly add: (overLimit?: boolean) => DecisionContext;
} {
  const facts = openFacts({ ...configuration, ...more }, evaluate, () => undefined);
  return { facts, add: (overLimit = false) => facts.addTo(context, tab, overLimit) };
}

test('a country that nobody asks for is not waited for', () => {
  const { facts, add } = open();
  const added = add();

  expect([added.waited, facts.isWaiting()]).toEqual([true, false]);
});

test('a country that is asked for is waited for, until the limit is over', () => {
  const { facts, add } = open();
  const added = add();

  expect(added.country).toEqual({ state: 'unknown', cause: 'pending' });
  expect([added.waited, facts.isWaiting()]).toEqual([false, true]);
  const late = add(true);
  expect(late.country).toEqual({ state: 'unknown', cause: 'pending' });
  expect(late.waited).toBe(true);
});

test('the country that the page says wins, and nobody is waited for', () => {
  const { facts, add } = open();
  facts.say({ country: 'IE' });
  const added = add();

  expect(added.country).toEqual({ state: 'known', code: 'IE' });
  expect(added.waited).toBe(true);
});

test('without a proxy that tells the country it is not provided', () => {
  const { asksCountry: _, ...silent } = configuration;

  expect(openFacts(silent, undefined, () => undefined).addTo(context, tab, false).country).toEqual({
    state: 'unknown',
    cause: 'not_provided',
  });
});

test('JavaScript is evaluated only where the store allows it, and a comment at its end does no harm', () => {
  expect(open().add().evaluateJavaScript).toBeUndefined();
  expect(open({ javascript: true }).add().evaluateJavaScript).toBeUndefined();
  const ran: string[] = [];
  const evaluate = (code: string): unknown => ran.push(code);
  expect(open({ javascript: true }, evaluate).add().evaluateJavaScript?.('6 * 7 // the answer')).toBe(1);
  expect(ran).toEqual(['return(6 * 7 // the answer\n)']);
});

test('a page that says the same again changes nothing, so that it may say it whenever decisions are made', () => {
  vi.useFakeTimers();
  let changes = 0;
  const facts = openFacts(configuration, undefined, () => {
    changes += 1;
    facts.say({ cart: 5 });
  });

  facts.say({ cart: 5 });
  vi.advanceTimersByTime(5000);
  facts.say({ cart: 5, member: true });
  vi.advanceTimersByTime(5000);
  vi.useRealTimers();

  expect(changes).toBe(2);
});

test('a page that says something new whenever decisions are made is decided again in peace', () => {
  vi.useFakeTimers();
  let changes = 0;
  const facts = openFacts(configuration, undefined, () => {
    changes += 1;
    facts.say({ one: changes });
    facts.say({ two: changes });
  });

  facts.say({ one: 0 });
  expect(changes).toBe(0);
  vi.advanceTimersByTime(20_000);
  vi.useRealTimers();

  expect(changes).toBeGreaterThan(20);
  expect(changes).toBeLessThan(210);
});

test.each(['', 'USA', 'Germany', 'D1'])('%j that the page says is no country', (country) => {
  const { facts, add } = open();
  facts.say({ country });

  expect(add().country).toEqual({ state: 'unknown', cause: 'pending' });
});

test('a visit that begins anew asks for the country anew', () => {
  const ask = vi.spyOn(globalThis, 'fetch').mockReturnValue(new Promise(() => undefined));
  const { facts, add } = open();
  const another = { ...tab };
  expect(add().country).toMatchObject({ cause: 'pending' });
  facts.goOn(tab);
  facts.goOn(tab);
  facts.goOn(another);
  expect(ask).toHaveBeenCalledTimes(2);
  ask.mockRestore();
});
