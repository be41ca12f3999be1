import { randomInt } from 'node:crypto';

/** Lower case letters and digits, without those that are mixed up in reading: 0 and o, 1, i and l. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Makes a random id of that many characters, 4.95 bits each. */
export function newId(length = 16): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
