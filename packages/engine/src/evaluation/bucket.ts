import type { Listener, Purpose } from './listener.ts';
import { murmur3 } from './murmur3.ts';
import type { Run } from './scope.ts';

/** How many buckets there are: every value of 32 bits. */
const bucketCount = 2 ** 32;

/**
 * The bucket of a unit (a visitor or a subject) under a seed, 0 ≤ bucket < 2³²: MurmurHash3 x86_32 of the unit, whose
 * own seed is MurmurHash3 x86_32 (seed 0) of `seed`; both texts in UTF-8. Vectors: `spec/bucketing.json`.
 */
export function bucketOf(seed: string, unit: string): number {
  return murmur3(unit, murmur3(seed, 0));
}

/** `bucketOf` under the seed `<purpose>/<the experience's seed>`, whose own hash is computed once. */
export function compileBucket(purpose: Purpose, seed: string, listener: Listener): Run<number> {
  const seedHash = murmur3(`${purpose}/${seed}`, 0);
  return listener.bucket(purpose, ({ context }, subject) => murmur3(subject ?? context.visitor, seedHash));
}

/** Whether a bucket falls in the first `share` (0 to 1) of all buckets. */
export function isWithin(bucket: number, share: number): boolean {
  return bucket < share * bucketCount;
}

/** Whether a unit falls in a share of all units; where the answer is the same for everybody, nobody is hashed. */
export function compileShare(share: number, bucket: Run<number>): Run<boolean> {
  return (scope, subject) => share >= 1 || (share > 0 && isWithin(bucket(scope, subject), share));
}

/**
 * Picks by weight: the first whose cumulated share of the sum lies above the bucket. Weight 0 is never picked. Throws
 * where the sum is not a positive number.
 */
export function compilePick<Item extends { readonly weight: number }>(
  items: readonly Item[],
): (bucket: number) => Item {
  const sum = items.reduce((total, { weight }) => total + weight, 0);
  let cumulated = 0;
  const shares = items.map(({ weight }) => (cumulated += weight) / sum);
  const pick = (bucket: number): Item => {
    const item = items[shares.findIndex((share) => isWithin(bucket, share))];
    if (item === undefined) throw new RangeError('weights');
    return item;
  };
  pick(bucketCount - 1);
  return pick;
}
