import { attempt } from './attempt.ts';
import { findCookie } from './cookies.ts';
import { readTokenFromCookie, readTokenFromQuery, readTokenFromStorage } from './token.ts';

/** The tokens that a page holds: the one of its address, and those that klaviyo.js keeps, best first. */
export type Tokens = { readonly address: string | undefined; readonly kept: readonly string[] };

/** Looks for tokens of the company where Klaviyo puts them (klaviyo-contract.md §5). */
export function findTokens(company: string): Tokens {
  const kept = [
    attempt('cookie', () => readTokenFromCookie(findCookie('__kla_id'), company)),
    attempt('session', () => readTokenFromStorage(sessionStorage.getItem('_kx'), company)),
  ].filter((token) => token !== undefined);
  return { address: readTokenFromQuery(location.search, company), kept };
}

/** Whether the visitor switched Klaviyo's tracking off (§5.10). */
export function isTrackingOff(): boolean {
  return attempt('cookie', () => findCookie('__kla_off')) === 'true';
}
