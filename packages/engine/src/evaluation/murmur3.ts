/** MurmurHash3 x86_32 (Austin Appleby, public domain) of a text in UTF-8, 0 ≤ hash < 2³². */
export function murmur3(text: string, seed: number): number {
  return hashBytes(text, seed, 0x7f);
}

/** Takes characters for bytes, which they are up to 0x7f; starts again on the first that is above `max`. */
function hashBytes(bytes: string, seed: number, max: number): number {
  let hash = seed;
  let block = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes.charCodeAt(index);
    if (byte > max) return hashBytes(toUtf8(bytes), seed, 0xff);
    block |= byte << ((index & 3) * 8);
    if ((index & 3) === 3) {
      hash ^= scramble(block);
      hash = (hash << 13) | (hash >>> 19);
      hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
      block = 0;
    }
  }
  hash ^= scramble(block) ^ bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function scramble(block: number): number {
  const mixed = Math.imul(block, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}

/** One character for each byte. Half a surrogate pair becomes U+FFFD, as in every encoder of UTF-8. */
function toUtf8(text: string): string {
  const whole = text.replace(/[\ud800-\udfff]/gu, '\ufffd');
  return encodeURIComponent(whole).replace(/%(..)/g, (_, hex: string) =>
    String.fromCharCode(Number(`0x${hex}`)),
  );
}
