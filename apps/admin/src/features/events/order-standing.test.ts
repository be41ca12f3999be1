import type { EventOverview } from '@facet/protocol';
import { expect, test } from 'vitest';
import { toOrderStanding } from './order-standing.ts';

const lastSeenAt = '2026-11-23T10:00:00.000Z';
const event = (name: string, lastDay: number, lastWeek: number) => ({ name, lastDay, lastWeek, lastSeenAt });
const overview = (part: Partial<EventOverview>): EventOverview => ({ events: [], revenue: [], ...part });

test('a shop whose pages never reported an order does not report orders, whatever else they report', () => {
  expect(toOrderStanding(overview({}))).toEqual({ state: 'never' });
  expect(toOrderStanding(overview({ events: [event('page_view', 5, 90)] }))).toEqual({ state: 'never' });
});

test('a shop whose last order is more than a week ago has gone quiet', () => {
  expect(toOrderStanding(overview({ events: [event('order', 0, 0)] }))).toEqual({
    state: 'quiet',
    lastSeenAt,
  });
});

test('orders without a value and without a currency are told apart', () => {
  const revenue = [
    { currency: 'EUR', value: 120.5, orders: 4 },
    { currency: null, value: 10, orders: 2 },
  ];
  expect(toOrderStanding(overview({ events: [event('order', 1, 9)], revenue }))).toEqual({
    state: 'reporting',
    lastSeenAt,
    lastDay: 1,
    lastWeek: 9,
    withoutValue: 3,
    withoutCurrency: 2,
  });
});

test('an order that came between two counts makes no negative number', () => {
  const revenue = [{ currency: 'EUR', value: 120.5, orders: 2 }];
  expect(toOrderStanding(overview({ events: [event('order', 1, 1)], revenue }))).toMatchObject({
    withoutValue: 0,
    withoutCurrency: 0,
  });
});
