/**
 * What people typed as Facet's address on their store: nothing is none. A host without a scheme gets https, a slash at the
 * end goes. `undefined`: it is no address.
 */
export function readFacetAddress(text: string): string | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const url = URL.parse(/^[a-z]+:/i.test(typed) ? typed : `https://${typed}`);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  if (url.hostname !== 'localhost' && !/[.:]/.test(url.hostname)) return undefined;
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') return undefined;
  if (!/^(\/[\w.~-]+)*\/?$/.test(url.pathname)) return undefined;
  return `${url.origin}${url.pathname.replace(/\/$/, '')}`;
}
