import { expect, test } from 'vitest';
import { toRelativeTime } from './time.ts';

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
