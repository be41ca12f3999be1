/** What proxies say where they do not know: `XX` (Cloudflare, with `T1` for Tor) and `ZZ` (the unknown region of CLDR). */
const unknownCodes: ReadonlySet<string> = new Set(['XX', 'ZZ']);

/**
 * Reads a country by ISO 3166-1 alpha-2 from the header that a proxy sets; `null` where it says none. A header that was
 * sent twice, once by the visitor and once by the proxy, says none either: nobody can tell which is whose.
 */
export function readCountry(header: string | readonly string[] | undefined): string | null {
  if (typeof header !== 'string') return null;
  // Judged before it is made upper case: that of ß would be SS.
  if (!/^[A-Za-z]{2}$/.test(header.trim())) return null;
  const code = header.trim().toUpperCase();
  return unknownCodes.has(code) ? null : code;
}
