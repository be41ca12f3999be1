import { isFields, isText, readJson } from './read.ts';

/**
 * Reads an exchange id: `<identifier>.<company>`, decoded already (klaviyo-contract.md §5.1). Those of another company
 * are ignored, as klaviyo.js does.
 */
export function readToken(value: unknown, company: string): string | undefined {
  if (!isText(value, 512)) return undefined;
  return /^[\w\-=]+\.(\w+)$/.exec(value)?.[1] === company ? value : undefined;
}

/** The token in an address's query, percent-decoded exactly once. */
export function readTokenFromQuery(query: string, company: string): string | undefined {
  return readToken(new URLSearchParams(query).get('_kx'), company);
}

/**
 * The token in Klaviyo's `__kla_id` cookie: `encodeURI(base64(utf8(JSON)))`, field `$exchange_id` (§5.4). Text that is
 * not ASCII stays undecoded, since the token is ASCII and nothing else is looked at.
 */
export function readTokenFromCookie(raw: string | undefined, company: string): string | undefined {
  try {
    const value = readJson(atob(decodeURIComponent(raw ?? '')));
    return isFields(value) ? readToken(value['$exchange_id'], company) : undefined;
  } catch {
    return undefined;
  }
}

/** The token in sessionStorage `_kx`: its base64 (§5.5). */
export function readTokenFromStorage(raw: string | null, company: string): string | undefined {
  try {
    return readToken(atob(raw ?? ''), company);
  } catch {
    return undefined;
  }
}
