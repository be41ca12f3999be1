import { expect, test } from 'vitest';
import { bucketOf, compileExperiences, explain } from '../index.ts';
import { toContext } from '../testing/to-context.ts';
import { toPersonalization } from '../testing/to-definition.ts';
import { isWithin, toEnds } from './bucket.ts';

const last = 2 ** 32 - 1;

test.each([
  [0, 0, false],
  [0, 1, true],
  [last, 1, true],
  [2 ** 31 - 1, 0.5, true],
  [2 ** 31, 0.5, false],
])('bucket %i within a share of %d: %s', (bucket, share, within) => {
  expect(isWithin(bucket, share)).toBe(within);
});

test('weights cut between two buckets, and every bucket falls to one of them', () => {
  const ends = toEnds([0, 3, 0, 1, 0].map((weight) => ({ weight })));
  const buckets = [0, 3 * 2 ** 30 - 1, 3 * 2 ** 30, last];

  expect(buckets.map((bucket) => ends.findIndex((end) => bucket < end))).toEqual([1, 1, 3, 3]);
});

test.each([[[]], [[0, 0]], [[Number.NaN, 1]], [[-1, 1]]])('weights %j are refused', (weights) => {
  expect(() => toEnds(weights.map((weight) => ({ weight })))).toThrow(TypeError);
});

test('nobody is hashed for a share of all or none', () => {
  const shares = [toPersonalization({ allocation: 0 }), toPersonalization({ allocation: 1, holdout: 1 })];
  const steps = explain(compileExperiences(shares), toContext()).flatMap((explanation) => explanation.steps);

  expect(steps.map(({ step }) => step)).not.toContain('allocation');
  expect(steps.map(({ step }) => step)).not.toContain('holdout');
});

// The published test values of MurmurHash3 x86_32; the seed of the first two is that of an empty text: 0.
test('the hash is MurmurHash3', () => {
  expect(bucketOf('', '')).toBe(0);
  expect(bucketOf('', 'hello')).toBe(0x248bfa47);
  expect(bucketOf('', 'The quick brown fox jumps over the lazy dog')).toBe(0x2e4ff723);
});
