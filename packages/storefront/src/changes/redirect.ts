import type { TabKeeper } from '../tab.ts';

/**
 * Where a redirect leads from here: query, hash and `_kx` of the page come along, the target's own win. `undefined`
 * where it would lead to something else than a page.
 */
export function toRedirectTarget(url: string, here: string): URL | undefined {
  let target: URL;
  try {
    target = new URL(url, here);
  } catch {
    return undefined;
  }
  if (!/^https?:$/.test(target.protocol)) return undefined;
  const from = new URL(here);
  const own = new Set(target.searchParams.keys());
  for (const [name, value] of from.searchParams) {
    if (!own.has(name)) target.searchParams.append(name, value);
  }
  target.hash ||= from.hash;
  return target;
}

/**
 * What a redirect came to: `leaving` this page; already `there`; `refused`, since it was made in this visit before, leads
 * nowhere, or could not be remembered and so might loop.
 */
export type RedirectOutcome = 'leaving' | 'there' | 'refused';

/** Leaves for another address, at most once a visit for each experience. `before` runs when leaving is certain. */
export function redirect(
  url: string,
  experience: string,
  tab: TabKeeper,
  before: () => void,
): RedirectOutcome {
  const target = toRedirectTarget(url, location.href);
  if (target === undefined) return 'refused';
  if (target.host === location.host && toPlainPath(target) === toPlainPath(location)) return 'there';
  const { done } = tab.get();
  const mark = `redirect:${experience}`;
  if (done.includes(mark) || !tab.update({ done: [...done, mark] })) return 'refused';
  before();
  location.replace(target.href);
  return 'leaving';
}

function toPlainPath({ pathname }: { readonly pathname: string }): string {
  return pathname.replace(/\/+$/, '');
}
