import type { Subject } from '../definition/ids.ts';
import { many } from './abilities.ts';
import { hashBlocks, murmur3, toBlocks } from './murmur3.ts';
import type { Scope } from './scope.ts';

/** How many buckets there are: every value of 32 bits. */
export const bucketCount: number = 2 ** 32;

/**
 * The bucket of a unit (a visitor or a subject) under a seed, 0 ≤ bucket < 2³²: MurmurHash3 x86_32 of the unit, whose
 * own seed is MurmurHash3 x86_32 (seed 0) of `seed`; both texts in UTF-8. Vectors: `spec/bucketing.json`.
 */
export function bucketOf(seed: string, unit: string): number {
  return murmur3(unit, murmur3(seed, 0));
}

/** `bucketOf` the unit of a scope, the subject where it is given, else the visitor, under a seed that is hashed already. */
export function bucketOfUnit(scope: Scope, subject: Subject | undefined, seedHash: number): number {
  if (!many) return murmur3(subject ?? scope.context.visitor, seedHash);
  const blocks =
    subject === undefined
      ? (scope.visitorBlocks ??= toBlocks(scope.context.visitor))
      : (scope.subjectBlocks ??= toBlocks(subject));
  return hashBlocks(blocks, seedHash);
}

/** Whether a bucket falls in the first `share` (0 to 1) of all buckets. */
export function isWithin(bucket: number, share: number): boolean {
  return bucket < share * bucketCount;
}

/**
 * Where the buckets of each item end, by weight: an item has those below its end that no earlier one has. Weight 0 has
 * none. Throws where the sum is not a positive number.
 */
export function toEnds(items: readonly { readonly weight: number }[]): readonly number[] {
  const sum = items.reduce((total, { weight }) => total + weight, 0);
  let cumulated = 0;
  const ends = items.map(({ weight }) => ((cumulated += weight) / sum) * bucketCount);
  if (!(sum > 0)) throw new TypeError();
  return ends;
}

/**
 * A short hash of a text, by which it is known again: what a browser keeps, what the server answers, a token that must not
 * be kept itself. 64 bits that cannot be computed back; no proof against forgery.
 */
export function sealOf(text: string): string {
  const blocks = toBlocks(text);
  return `${hashBlocks(blocks, murmur3('token', 0))}.${murmur3('token', hashBlocks(blocks, 0))}`;
}
