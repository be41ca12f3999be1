/**
 * Where a redirect leads from here, as the script on the store's pages finds it: `spec/redirects.json` holds both to the
 * same answers. A TypeError where it is no address.
 */
export function toRedirectTarget(url: string, here: string): URL {
  const target = new URL(url, here);
  const { hash, searchParams } = new URL(here);
  const own = new Set(target.searchParams.keys());
  for (const [name, value] of searchParams) {
    if (!own.has(name)) target.searchParams.append(name, value);
  }
  if (target.hash === '') target.hash = hash;
  return target;
}

/** An address without its hash, whatever the order of its parameters: whoever is there already is not redirected. */
export function toSortedAddress(href: string): string {
  const url = new URL(href);
  url.searchParams.sort();
  url.hash = '';
  return url.href;
}
