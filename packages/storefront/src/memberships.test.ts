import { expect, test } from 'vitest';
import { isFresh, toMembership } from './memberships.ts';

const hourMs = 3_600_000;

test('a membership is fresh until its age is reached', () => {
  expect(isFresh({ state: 'in', readAt: Date.now() - hourMs }, 2 * hourMs)).toBe(true);
  expect(isFresh({ state: 'out', readAt: Date.now() - 2 * hourMs }, 2 * hourMs)).toBe(false);
});

test('one from the future is not fresh: the clock was set back', () => {
  expect(isFresh({ state: 'in', readAt: Date.now() + hourMs }, 24 * hourMs)).toBe(false);
});

test('what is unknown or missing is not fresh', () => {
  expect(isFresh({ state: 'unknown', cause: 'processing' }, hourMs)).toBe(false);
  expect(isFresh(undefined, hourMs)).toBe(false);
});

test('an age becomes a time of this clock, whatever that clock says', () => {
  expect(toMembership({ state: 'in', ageMs: 40 }, 100)).toMatchObject({ state: 'in', readAt: 60 });
  expect(toMembership({ state: 'out', ageMs: 400 }, 100)).toMatchObject({ state: 'out', readAt: -300 });
});
