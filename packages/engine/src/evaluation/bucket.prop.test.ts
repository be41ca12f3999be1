import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketOf } from '../index.ts';
import { runs } from '../testing/runs.ts';

test('buckets are whole numbers of 32 bits, the same each time, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (seed, unit) => {
      const bucket = bucketOf(seed, unit);
      expect(Number.isInteger(bucket) && bucket >= 0 && bucket < 2 ** 32).toBe(true);
      expect(bucketOf(seed, unit)).toBe(bucket);
    }),
    runs(500),
  );
});

test('buckets take half a surrogate pair for U+FFFD, as encoders of UTF-8 do', () => {
  expect(bucketOf('seed-1', 'a\ud800b')).toBe(bucketOf('seed-1', 'a\ufffdb'));
  expect(bucketOf('seed-1', '\udfff')).toBe(bucketOf('seed-1', '\ufffd'));
});
