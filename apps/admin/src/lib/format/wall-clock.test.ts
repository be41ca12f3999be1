import { expect, test } from 'vitest';
import { findInstant, toWallClockWords, toZonedWords } from './wall-clock.ts';

// The space before PM is one that does not break.
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

test('a wall-clock time reads the same wherever the reader is', () => {
  expect(plain(toWallClockWords('2026-11-27T09:05'))).toBe('Nov 27, 2026, 9:05 AM');
  expect(toWallClockWords('soon')).toBe('soon');
});

test('an instant is shown by the clock of a zone, and found by it', () => {
  expect(plain(toZonedWords(Date.UTC(2026, 10, 27, 8), 'Europe/Berlin'))).toBe('Nov 27, 2026, 9:00 AM');
  expect(findInstant('2026-11-27T09:00', 'Europe/Berlin')).toBe('2026-11-27T08:00:00.000Z');
  expect(findInstant('', 'Europe/Berlin')).toBeUndefined();
});
