import { attempt } from './attempt.ts';
import { findCookie } from './cookies.ts';
import { isFields, isText } from './read.ts';

/** The tokens that a page holds: the one of its address, and those that klaviyo.js keeps, best first. */
export type Tokens = { readonly address: string | undefined; readonly kept: readonly string[] };

/**
 * Reads an exchange id: `<identifier>.<company>`, decoded already (klaviyo-contract.md §5.1). Those of another company
 * are ignored, as klaviyo.js does.
 */
export function readToken(value: unknown, company: string): string | undefined {
  const parts = isText(value, 512) ? /^[\w\-=]+\.(\w+)$/.exec(value) : null;
  return parts !== null && parts[1] === company ? parts[0] : undefined;
}

/**
 * What Klaviyo's `__kla_id` cookie says: `encodeURI(base64(utf8(JSON)))`, field `$exchange_id` (§5.4). Text that is not
 * ASCII stays undecoded, since tokens are ASCII and nothing else is looked at. Throws where it is none of this.
 */
export function decodeKlaviyoCookie(raw: string): unknown {
  const value: unknown = JSON.parse(atob(decodeURIComponent(raw)));
  return isFields(value) ? value['$exchange_id'] : undefined;
}

/**
 * Looks for tokens of the company where Klaviyo puts them: address, cookie, sessionStorage `_kx` as base64 (§5.5).
 * Without a company there is none.
 */
export function findTokens(company: string | null): Tokens {
  if (!company) return { address: undefined, kept: [] };
  const stored = [
    attempt(() => decodeKlaviyoCookie(findCookie('__kla_id') || 'IiI=')),
    attempt(() => atob(sessionStorage.getItem('_kx') || '')),
  ];
  return {
    // Decodes percent-escapes exactly once.
    address: readToken(new URLSearchParams(location.search).get('_kx'), company),
    kept: stored.map((value) => readToken(value, company)).filter((token) => token !== undefined),
  };
}

/** Whether the visitor switched Klaviyo's tracking off (§5.10). */
export function isTrackingOff(): boolean {
  return findCookie('__kla_off') === 'true';
}
