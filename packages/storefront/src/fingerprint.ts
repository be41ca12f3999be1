/**
 * A short hash by which a token is recognised again without being kept. 64 bits of a token that carries far more:
 * the token cannot be computed back, and the few tokens of one browser never meet.
 */
export function toFingerprint(token: string): string {
  let one = 0x811c9dc5;
  let other = 0x41c6ce57;
  for (let index = 0; index < token.length; index += 1) {
    one = Math.imul(one ^ token.charCodeAt(index), 0x01000193);
    other = Math.imul(other ^ token.charCodeAt(index), 0x5f356495);
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}
