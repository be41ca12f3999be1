import { expect, test } from 'vitest';
import { toEventStanding } from './event-standing.ts';

const count = { lastDay: 0, lastSeenAt: '2026-11-20T10:00:00.000Z' };
const overview = {
  events: [
    { ...count, name: 'order', lastWeek: 1234 },
    { ...count, name: 'checkout', lastWeek: 1 },
    { ...count, name: 'quiz', lastWeek: 0 },
  ],
  revenue: [],
};

test('a goal says how often its event came in lately', () => {
  expect(toEventStanding('order', overview)).toEqual({
    warns: false,
    words: 'Reported 1,234 times in the last 7 days.',
  });
  expect(toEventStanding('checkout', overview)?.words).toBe('Reported once in the last 7 days.');
});

test('a goal that nobody reports is warned of, and one without a name is not judged', () => {
  expect(toEventStanding('quiz', overview)).toMatchObject({ warns: true });
  expect(toEventStanding('newsletter', overview)?.words).toMatch(/^Never reported/);
  expect(toEventStanding('', overview)).toBeUndefined();
});

test('where more names were seen than are told, nothing is said of one that is not among them', () => {
  const events = Array.from({ length: 50 }, (_, at) => ({ ...count, name: `own_${at}`, lastWeek: 1 }));
  expect(toEventStanding('newsletter', { events, revenue: [] })).toBeUndefined();
});
