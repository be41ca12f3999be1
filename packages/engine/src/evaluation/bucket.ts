/** How many buckets there are: every value of 32 bits. */
const bucketCount = 2 ** 32;

/**
 * The bucket of a unit (a visitor or a subject) under a seed, 0 ≤ bucket < 2³²: MurmurHash3 x86_32 of the unit in
 * UTF-8, seeded with MurmurHash3 x86_32 (seed 0) of the seed in UTF-8. Vectors: `spec/bucketing.json`.
 */
export function bucketOf(seed: string, unit: string): number {
  return murmur3(unit, murmur3(seed, 0));
}

/** What a bucket is drawn for; each purpose has buckets of its own. */
export type Purpose = 'allocation' | 'holdout' | 'split';

/** `bucketOf` for one purpose of one experience, with the seed's own hash computed once. */
export function compileBucket(purpose: Purpose, seed: string): (unit: string) => number {
  const seedHash = murmur3(`${purpose}/${seed}`, 0);
  return (unit) => murmur3(unit, seedHash);
}

/** Whether a bucket falls in the first `share` (0 to 1) of all buckets. */
export function isWithin(bucket: number, share: number): boolean {
  return bucket < share * bucketCount;
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
  const limits = items.map(({ weight }) => ((cumulated += weight) / sum) * bucketCount);
  const pick = (bucket: number): Item => {
    const item = items[limits.findIndex((limit) => bucket < limit)];
    if (item === undefined) throw new RangeError('weights');
    return item;
  };
  pick(bucketCount - 1);
  return pick;
}

/** MurmurHash3 x86_32 (Austin Appleby, public domain) over UTF-8; a lone surrogate is hashed as U+FFFD. */
function murmur3(text: string, seed: number): number {
  let hash = seed;
  let block = 0;
  let sizeBytes = 0;
  for (let index = 0; index < text.length; index++) {
    let code = text.codePointAt(index) ?? 0;
    if (code > 0xffff) index++;
    else if (code >= 0xd800 && code < 0xe000) code = 0xfffd;
    // The bytes of this character, the first one lowest.
    let bytes = code;
    let count = 1;
    if (code > 0xffff) {
      count = 4;
      bytes =
        0x808080f0 |
        (code >> 18) |
        ((code >> 4) & 0x3f00) |
        ((code << 10) & 0x3f0000) |
        ((code & 0x3f) << 24);
    } else if (code > 0x7ff) {
      count = 3;
      bytes = 0x8080e0 | (code >> 12) | ((code << 2) & 0x3f00) | ((code << 16) & 0x3f0000);
    } else if (code > 0x7f) {
      count = 2;
      bytes = 0x80c0 | (code >> 6) | ((code << 8) & 0x3f00);
    }
    for (; count > 0; count--, bytes >>>= 8) {
      block |= (bytes & 0xff) << ((sizeBytes & 3) * 8);
      if ((++sizeBytes & 3) === 0) {
        hash ^= scramble(block);
        hash = (hash << 13) | (hash >>> 19);
        hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
        block = 0;
      }
    }
  }
  hash ^= scramble(block) ^ sizeBytes;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function scramble(block: number): number {
  const mixed = Math.imul(block, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}
