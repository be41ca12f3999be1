/** The raw value of a cookie of this page, without decoding it. */
export function findCookie(name: string): string | undefined {
  return new RegExp(`(?:^|; )${name}=([^;]*)`).exec(document.cookie)?.[1];
}

/** Keeps a first-party cookie for `maxAgeSeconds`; 0 removes it. `value` must need no encoding. */
export function saveCookie(name: string, value: string, maxAgeSeconds: number): void {
  document.cookie = `${name}=${value};path=/;max-age=${maxAgeSeconds};samesite=lax`;
}
