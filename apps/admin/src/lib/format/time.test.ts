import { expect, test } from 'vitest';
import { toClockTime, toDateTime, toRelativeTime } from './time.ts';

const now = Date.UTC(2026, 10, 23, 12);

test.each([
  [0, 'just now'],
  [-45_000, '45 seconds ago'],
  [-5 * 60_000, '5 minutes ago'],
  [-25 * 3_600_000, 'yesterday'],
  [-3 * 86_400_000, '3 days ago'],
])('an instant %d ms away reads %s', (offsetMs, words) => {
  expect(toRelativeTime(now + offsetMs, now)).toBe(words);
});

test('a time of today is told by the clock, another one with its date', () => {
  const at = new Date(2026, 10, 23, 9, 5).toISOString();
  expect(toClockTime(at, new Date(2026, 10, 23, 23, 59).getTime())).toBe('09:05');
  expect(toClockTime(at, new Date(2026, 10, 24, 0, 1).getTime())).toBe(toDateTime(at));
});
