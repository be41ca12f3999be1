/**
 * A text made ready to be hashed under many seeds: what MurmurHash3 x86_32 (Austin Appleby, public domain) does with
 * its UTF-8 bytes before the seed comes in.
 */
export type Blocks = { readonly body: readonly number[]; readonly end: number };

/** Makes a text ready. `isUtf8`: it holds one character for each byte already. */
export function toBlocks(text: string, isUtf8 = false): Blocks {
  // oxlint-disable-next-line unicorn/no-new-array -- its length is known, and this is on every page's way
  const body = new Array<number>(text.length >> 2);
  let block = 0;
  for (let index = 0; index < text.length; index++) {
    const byte = text.charCodeAt(index);
    // Characters are bytes up to here; the first that is not makes all of them UTF-8, which then are.
    if (byte > 0x7f && !isUtf8) return toBlocks(toUtf8(text), true);
    block |= byte << ((index & 3) * 8);
    if ((index & 3) === 3) {
      body[index >> 2] = scramble(block);
      block = 0;
    }
  }
  return { body, end: scramble(block) ^ text.length };
}

/** The hash under a seed, 0 ≤ hash < 2³². */
export function hashBlocks({ body, end }: Blocks, seed: number): number {
  let hash = seed;
  for (let index = 0; index < body.length; index++) {
    hash ^= body[index] ?? 0;
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  hash ^= end;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** MurmurHash3 x86_32 of a text in UTF-8, 0 ≤ hash < 2³². */
export function murmur3(text: string, seed: number): number {
  return hashBlocks(toBlocks(text), seed);
}

function scramble(block: number): number {
  const mixed = Math.imul(block, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}

/** One character for each byte. Half a surrogate pair becomes U+FFFD, as in every encoder of UTF-8. */
function toUtf8(text: string): string {
  const whole = text.replace(/[\ud800-\udfff]/gu, '\ufffd');
  // oxlint-disable-next-line typescript/no-deprecated -- what replaces it is not in every runtime, and takes a page more
  return unescape(encodeURIComponent(whole));
}
