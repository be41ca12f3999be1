/** MurmurHash3 x86_32 of a text in ASCII, written for the floor alone. */
export function hash(text: string, seed: number): number {
  let value = seed;
  let block = 0;
  for (let index = 0; index < text.length; index += 1) {
    block |= text.charCodeAt(index) << ((index & 3) * 8);
    if ((index & 3) === 3) {
      value ^= scramble(block);
      value = (value << 13) | (value >>> 19);
      value = (Math.imul(value, 5) + 0xe6546b64) | 0;
      block = 0;
    }
  }
  value ^= scramble(block) ^ text.length;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

function scramble(block: number): number {
  const mixed = Math.imul(block, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}
