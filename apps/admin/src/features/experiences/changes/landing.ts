import { toRedirectTarget, toSortedAddress } from './redirect-target.ts';

/** Where a visitor lands whom a redirect finds at an address, or why that cannot be said. */
export type Landing =
  | { readonly state: 'no_address' }
  | { readonly state: 'no_store_address'; readonly origin: string }
  | { readonly state: 'no_target' }
  | { readonly state: 'there_already' }
  | { readonly state: 'leaves_store'; readonly origin: string; readonly href: string }
  | { readonly state: 'lands'; readonly href: string; readonly sentBackBy: readonly string[] };

/** Another redirect of the store, and what people call its experience. */
export type OtherRedirect = { readonly name: string; readonly url: string };

/**
 * Follows a redirect as the store's pages do.
 *
 * @param from An address of the store, or a path of its first origin.
 * @param others Redirects of other experiences: one that leads back to where the visitor began is told.
 */
export function findLanding(
  url: string,
  from: string,
  origins: readonly string[],
  others: readonly OtherRedirect[] = [],
): Landing {
  const here = URL.parse(from.trim(), origins[0]);
  if (here === null || from.trim() === '') return { state: 'no_address' };
  if (!origins.includes(here.origin)) return { state: 'no_store_address', origin: here.origin };
  const target = findTarget(url.trim(), here.href);
  if (target === undefined) return { state: 'no_target' };
  if (!origins.includes(target.origin)) {
    return { state: 'leaves_store', origin: target.origin, href: target.href };
  }
  if (isSame(target.href, here.href)) return { state: 'there_already' };
  const sentBackBy = others.flatMap((other) => {
    const back = findTarget(other.url, target.href);
    return back !== undefined && isSame(back.href, here.href) ? [other.name] : [];
  });
  return { state: 'lands', href: target.href, sentBackBy };
}

function findTarget(url: string, here: string): URL | undefined {
  if (url === '') return undefined;
  try {
    return toRedirectTarget(url, here);
  } catch {
    return undefined;
  }
}

function isSame(one: string, other: string): boolean {
  return toSortedAddress(one) === toSortedAddress(other);
}
