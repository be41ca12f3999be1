import { expect, test } from 'vitest';
import { bucketOf } from '../index.ts';
import { toContext } from '../testing/to-context.ts';
import { compilePick, compileShare, isWithin } from './bucket.ts';
import { none } from './scope.ts';

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
  const pick = compilePick(
    [{ weight: 0 }, { weight: 3 }, { weight: 0 }, { weight: 1 }, { weight: 0 }].map((one, index) => ({
      ...one,
      index,
    })),
  );

  expect([0, 3 * 2 ** 30 - 1, 3 * 2 ** 30, last].map((bucket) => pick(bucket).index)).toEqual([1, 1, 3, 3]);
});

test.each([[[]], [[0, 0]], [[Number.NaN, 1]], [[-1, 1]]])('weights %j are refused', (weights) => {
  expect(() => compilePick(weights.map((weight) => ({ weight })))).toThrow(RangeError);
});

test('nobody is hashed for a share of all or none', () => {
  const scope = { context: toContext(), missing: none };
  const fail = (): number => {
    throw new Error('hashed');
  };

  expect([0, 1].map((share) => compileShare(share, fail)(scope, undefined))).toEqual([false, true]);
});

// The published test values of MurmurHash3 x86_32; the seed of the first two is that of an empty text: 0.
test('the hash is MurmurHash3', () => {
  expect(bucketOf('', '')).toBe(0);
  expect(bucketOf('', 'hello')).toBe(0x248bfa47);
  expect(bucketOf('', 'The quick brown fox jumps over the lazy dog')).toBe(0x2e4ff723);
});
