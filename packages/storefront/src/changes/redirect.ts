import { attempt } from '../attempt.ts';
import type { Record } from '../record.ts';
import { doOnce, type Tab } from '../tab.ts';
import { whenSeen } from '../when-loaded.ts';

/**
 * Where a redirect leads from here: query, hash and `_kx` of the page come along, the target's own win. A TypeError where
 * it is no address.
 */
export function toRedirectTarget(url: string, here: string): URL {
  const target = new URL(url, here);
  const { hash, searchParams } = new URL(here);
  const own = new Set(target.searchParams.keys());
  searchParams.forEach((value, name) => {
    if (!own.has(name)) target.searchParams.append(name, value);
  });
  target.hash ||= hash;
  return target;
}

/**
 * Leaves for another address, at most once a visit for each experience; `before` runs when leaving is certain. Returns
 * whether the visitor is there already. Refused is a redirect that was made in this visit before, leads nowhere, or
 * cannot be remembered and so might loop.
 */
export function redirect(url: string, experience: string, tab: Record<Tab>, before: () => void): unknown {
  const target = attempt(() => toRedirectTarget(url, location.href));
  if (!target) return false;
  if (toSorted(target) === toSorted(location)) return true;
  return (
    doOnce(tab, `redirect:${experience}`) &&
    whenSeen(() => {
      before();
      location.replace(target.href);
    })
  );
}

/** An address without its hash, whatever the order of its parameters. */
function toSorted({ href }: URL | Location): string {
  const url = new URL(href);
  url.searchParams.sort();
  url.hash = '';
  return url.href;
}
