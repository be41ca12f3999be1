import { randomBytes, randomInt } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function pick(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}

/** A profile id as Klaviyo makes them now: a ULID of 26 characters, its first ten from the time. */
export function createUlid(nowMs: number): string {
  let time = '';
  for (let rest = Math.floor(nowMs), place = 0; place < 10; place += 1) {
    time = crockford.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  return time + pick(crockford, 16);
}

/** An id of a segment or a list: six letters and digits. */
export function createShortId(): string {
  return pick(alphanumeric, 6);
}

/** An opaque secret of letters, digits, `-` and `_`. */
export function createSecret(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

/**
 * An exchange id (`_kx`) as in section 5.1: `<identifier>.<company>`, base64url with its `=` kept, so that
 * whoever forgets to percent-encode or decodes twice is found out.
 */
export function createExchangeId(companyId: string): string {
  return `${randomBytes(32).toString('base64').replaceAll('+', '-').replaceAll('/', '_')}.${companyId}`;
}
