/**
 * The shop's Content-Security-Policy: its own files, Facet and Klaviyo, nothing inline and no eval, as a careful
 * theme developer would set it.
 */
export function contentSecurityPolicy(origins: readonly string[]): string {
  const sources = ["'self'", ...new Set(origins)].join(' ');
  return [
    `default-src 'self'`,
    `script-src ${sources}`,
    `connect-src ${sources}`,
    `style-src 'self'`,
    `img-src 'self' data:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

/** A place within the shop to go on to; whatever could lead elsewhere becomes the home page. */
export function toLocalPath(target: string | undefined): string {
  if (target === undefined || !target.startsWith('/')) return '/';
  const base = 'http://shop.invalid';
  const url = URL.canParse(target, base) ? new URL(target, base) : undefined;
  return url?.origin === base ? `${url.pathname}${url.search}${url.hash}` : '/';
}
