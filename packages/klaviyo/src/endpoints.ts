/** Where Klaviyo is. */
export type KlaviyoEndpoints = {
  /** Base of the REST API, without a slash at the end. */
  readonly apiUrl: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl: string;
  /** Allows `http:` addresses; only for a simulator on the loopback interface. */
  readonly allowInsecure: boolean;
};

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * API and token endpoint below `apiUrl` (those over www.klaviyo.com are blocked since 2025-03-31, contract §2), the
 * consent page at `authorizeUrl`. Plain `http:` is accepted for loopback addresses only; anything else throws a
 * `TypeError`.
 */
export function endpointsAt(apiUrl: string, authorizeUrl: string): KlaviyoEndpoints {
  const api = readBase(apiUrl);
  const authorize = readBase(authorizeUrl);
  return {
    apiUrl: api.base,
    authorizeUrl: authorize.base,
    tokenUrl: `${api.base}/oauth/token`,
    revokeUrl: `${api.base}/oauth/revoke`,
    allowInsecure: api.insecure || authorize.insecure,
  };
}

function readBase(text: string): { base: string; insecure: boolean } {
  const url = new URL(text);
  const insecure = url.protocol === 'http:' && loopback.has(url.hostname);
  if (url.protocol !== 'https:' && !insecure) {
    throw new TypeError('Klaviyo is reached over https; plain http is for loopback addresses only.');
  }
  return { base: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, insecure };
}
