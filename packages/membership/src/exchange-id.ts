/** How a supposed exchange id (`_kx`) was read. */
export type ExchangeIdReading =
  | { readonly state: 'ours'; readonly token: string }
  | { readonly state: 'foreign' }
  | { readonly state: 'malformed' };

const pattern = /^([\w\-=]+)\.(\w+)$/;
const longestLength = 512;

/**
 * Reads an exchange id as klaviyo.js does (contract §5.1): percent-escapes are decoded exactly once, the alphabet is
 * base64url with `=`, and the suffix is the public key of the account that made it. Another account's token is
 * ignored before it costs anything.
 */
export function readExchangeId(raw: string, company: string): ExchangeIdReading {
  if (raw.length > longestLength) return { state: 'malformed' };
  const decoded = decodeOnce(raw.trim());
  const match = decoded === undefined ? null : pattern.exec(decoded);
  if (match === null || decoded === undefined) return { state: 'malformed' };
  return match[2] === company ? { state: 'ours', token: decoded } : { state: 'foreign' };
}

function decodeOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
