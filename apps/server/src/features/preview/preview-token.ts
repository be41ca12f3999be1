import { timingSafeEqual } from 'node:crypto';

/** What a preview link says. */
export type PreviewClaims = {
  /** The store's public key. */
  readonly s: string;
  /** Until when it works, in seconds since the epoch. */
  readonly e: number;
  /** The variation that each experience shows. */
  readonly f: Readonly<Record<string, string>>;
  /** Where the page is to be edited: the session, the experience and its variation. */
  readonly d?: readonly [session: string, experience: string, variation: string];
};

/** Signs a text for one store: 43 base64url characters that nobody finds who does not have the installation's key. */
export type Sign = (text: string) => string;

/** Writes claims down so that nobody can change or make them up: `<claims>.<signature>`, both in base64url. */
export function toPreviewToken(claims: PreviewClaims, sign: Sign): string {
  const text = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${text}.${sign(text)}`;
}

/** What a token says, or why it does not hold: `wrong` (nobody here made it for this store) or `over`. */
export type ReadToken =
  | { readonly ok: true; readonly claims: PreviewClaims }
  | { readonly ok: false; readonly why: 'wrong' | 'over' };

/** Reads a token from a page of the store. `now` in milliseconds since the epoch. */
export function readPreviewToken(token: string, publicKey: string, sign: Sign, now: number): ReadToken {
  const dot = token.indexOf('.');
  const text = token.slice(0, Math.max(0, dot));
  if (!isSame(token.slice(dot + 1), sign(text))) return { ok: false, why: 'wrong' };
  // The signature vouches for the shape.
  const claims: PreviewClaims = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  if (claims.s !== publicKey) return { ok: false, why: 'wrong' };
  return now < claims.e * 1000 ? { ok: true, claims } : { ok: false, why: 'over' };
}

/** Takes as long for a signature that is nearly right as for one that is not. */
function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
