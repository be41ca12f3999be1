import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { GroupKey, SegmentKey, Subject } from '@facet/engine';

/** What the installation's one key does. Every derived key serves one purpose, and where it names a store, that store alone. */
export type Secrets = {
  /**
   * Encrypts with AES-256-GCM. `boundTo` (such as a table, a row and a column) is authenticated along: a sealed value
   * opens nowhere else.
   */
  readonly seal: (clear: string, boundTo: string) => string;
  /** Decrypts what `seal` made. Throws `SealError` for another key, another place, or a changed value. */
  readonly open: (sealed: string, boundTo: string) => string;
  /** What a Klaviyo profile is called outside the server: 22 base64url characters, different for each store. */
  readonly subjectOf: (storeId: string, profileId: string) => Subject;
  /** What a Klaviyo segment is called in the published configuration: 16 base64url characters, different for each store. */
  readonly segmentKeyOf: (storeId: string, segmentId: string) => SegmentKey;
  /**
   * What a merchant's exclusion group is called in the published configuration: 16 base64url characters, different for
   * each store. The engine draws by it, so it must never change.
   */
  readonly groupKeyOf: (storeId: string, name: string) => GroupKey;
  /** Under what an exchange id (`_kx`) is remembered. */
  readonly exchangeHashOf: (storeId: string, token: string) => string;
  /** Any other keyed hash: 43 base64url characters, different for each purpose. */
  readonly hashOf: (purpose: string, value: string) => string;
  /** The code that lets somebody become the owner: the same in every process of the installation and after a restart. */
  readonly setupCode: string;
};

/** Thrown when a sealed value cannot be opened. */
export class SealError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'SealError';
  }
}

/** Derives everything from the installation's 32 bytes. */
export function createSecrets(key: Uint8Array): Secrets {
  if (key.length !== 32) throw new RangeError('the secret key must have 32 bytes');
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, 'facet', purpose, 32));
  const sealingKey = derive('seal/1');
  const keyId = createHash('sha256').update(derive('key-id')).digest('base64url').slice(0, 8);
  const derived = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    const known = derived.get(purpose);
    if (known !== undefined) return known;
    const fresh = derive(`hash/${purpose}`);
    derived.set(purpose, fresh);
    return fresh;
  };
  const hashOf = (purpose: string, value: string): string =>
    createHmac('sha256', keyFor(purpose)).update(value).digest('base64url');
  return {
    seal: (clear, boundTo) => seal(sealingKey, keyId, clear, boundTo),
    open: (sealed, boundTo) => open(sealingKey, keyId, sealed, boundTo),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this is where subjects are made
    subjectOf: (storeId, profileId) => hashOf(`subject/${storeId}`, profileId).slice(0, 22) as Subject,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this is where published segment keys are made
    segmentKeyOf: (storeId, segmentId) => hashOf(`segment/${storeId}`, segmentId).slice(0, 16) as SegmentKey,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this is where published group keys are made
    groupKeyOf: (storeId, name) => hashOf(`group/${storeId}`, name).slice(0, 16) as GroupKey,
    exchangeHashOf: (storeId, token) => hashOf(`exchange/${storeId}`, token),
    hashOf,
    setupCode: toSetupCode(derive('setup-code')),
  };
}

const sealVersion = '1';

function seal(key: Buffer, keyId: string, clear: string, boundTo: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(boundTo));
  const encrypted = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()]);
  const parts = [iv, cipher.getAuthTag(), encrypted].map((part) => part.toString('base64url'));
  return [sealVersion, keyId, ...parts].join('.');
}

function open(key: Buffer, keyId: string, sealed: string, boundTo: string): string {
  const [version, sealedBy, iv = '', tag = '', encrypted] = sealed.split('.');
  if (version !== sealVersion || encrypted === undefined) throw new SealError('this is not a sealed value');
  if (sealedBy !== keyId) {
    throw new SealError('this value was sealed with another secret key: give the server the key it had then');
  }
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
      authTagLength: 16,
    });
    decipher.setAAD(Buffer.from(boundTo));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(encrypted, 'base64url')), decipher.final()]).toString(
      'utf8',
    );
  } catch (cause) {
    throw new SealError('this sealed value was changed, or belongs elsewhere', cause);
  }
}

/** Letters and digits that nobody mixes up when reading them aloud. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

function toSetupCode(bytes: Buffer): string {
  const letters = [...bytes.subarray(0, 16)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}
