/** The raw value of a cookie of this page, without decoding it. */
export function findCookie(name: string): string | undefined {
  return new RegExp(`(?:^|; )${name}=([^;]*)`).exec(document.cookie)?.[1];
}

/** Keeps a first-party cookie for `maxAgeSeconds`; 0 removes it. `value` must need no encoding. Without a domain it is the page's host's alone. */
export function saveCookie(name: string, value: string, maxAgeSeconds: number, domain?: string): void {
  document.cookie = `${name}=${value};path=/;max-age=${maxAgeSeconds};samesite=lax${domain ? `;domain=${domain}` : ''}`;
}

/**
 * Reads all cookies of a page (`document.cookie`), decoded where they are encoded. Of several with one name the first
 * counts: the one that browsers find closest to the page.
 */
export function readCookies(text: string): Readonly<Record<string, string>> {
  const pairs = text.split('; ').map((pair): [string, string] => {
    const [name = '', ...rest] = pair.split('=');
    return [name, decode(rest.join('='))];
  });
  return Object.fromEntries(pairs.reverse());
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
