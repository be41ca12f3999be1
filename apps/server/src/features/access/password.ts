import { argon2, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's least for argon2id: 19 MiB, two passes. */
const argonCost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
/** OWASP's least for scrypt, where Node (before 24.7) has no argon2: N = 2¹⁷, r = 8. */
const scryptCost = { N: 131_072, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;
const hashBytes = 32;

type Method = 'argon2id' | 'scrypt';

/** Makes what is kept of a password: method, salt and hash. */
export async function hashPassword(password: string): Promise<string> {
  const method: Method = typeof argon2 === 'function' ? 'argon2id' : 'scrypt';
  const salt = randomBytes(16);
  const hash = await derive(method, password, salt);
  return [method, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether a password is the one that was hashed. Takes the same time whatever the answer. */
export async function verifyPassword(password: string, kept: string): Promise<boolean> {
  const [method, salt = '', hash = ''] = kept.split('$');
  if (method !== 'argon2id' && method !== 'scrypt') return false;
  const expected = Buffer.from(hash, 'base64url');
  const actual = await derive(method, password, Buffer.from(salt, 'base64url'));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(method: Method, password: string, salt: Buffer): Promise<Buffer> {
  // The same characters can be typed as different code points, depending on the keyboard.
  const message = password.normalize('NFKC');
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, hash: Buffer): void =>
      error === null ? resolve(hash) : reject(error);
    if (method === 'scrypt') scrypt(message, salt, hashBytes, scryptCost, done);
    else argon2('argon2id', { message, nonce: salt, tagLength: hashBytes, ...argonCost }, done);
  });
}
