import { attempt } from './attempt.ts';
import { findCookie } from './cookies.ts';

/**
 * Reads an exchange id: `<identifier>.<company>`, decoded already (klaviyo-contract.md §5.1). Those of another company
 * are ignored, as klaviyo.js does.
 */
export function readToken(value: unknown, company: string): string | undefined {
  const [token, suffix] = /^(?=.{3,512}$)[\w\-=]+\.(\w+)$/.exec(String(value)) ?? [];
  return suffix === company ? token : undefined;
}

/**
 * What Klaviyo's `__kla_id` cookie says: `encodeURI(base64(utf8(JSON)))`, field `$exchange_id` (§5.4). Text that is not
 * ASCII stays undecoded, since tokens are ASCII and nothing else is looked at. Throws where it is none of this.
 */
export function decodeKlaviyoCookie(raw: string): unknown {
  return JSON.parse(atob(decodeURIComponent(raw))).$exchange_id;
}

/**
 * Looks for tokens of the company where Klaviyo puts them, best first: address, cookie, sessionStorage `_kx` as base64
 * (§5.5).
 */
export function findTokens(company: string): readonly (string | undefined)[] {
  return [
    // Decodes percent-escapes exactly once.
    new URLSearchParams(location.search).get('_kx'),
    attempt(() => decodeKlaviyoCookie(findCookie('__kla_id') ?? '')),
    attempt(() => atob(sessionStorage.getItem('_kx') ?? '')),
  ].map((value) => readToken(value, company));
}

/** Whether the visitor switched Klaviyo's tracking off (§5.10). */
export function isTrackingOff(): boolean {
  return findCookie('__kla_off') === 'true';
}
