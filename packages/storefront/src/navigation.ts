import { attempt } from './attempt.ts';

/**
 * Notices that the page became another one without a load: by history calls, by going back; and that a page came back
 * from the back/forward cache. Replacing the address within the same path is not another page: scripts tidy up queries
 * that way.
 */
export function watchNavigation(moved: () => void): void {
  let { pathname, search } = location;
  const look = (replaced: boolean): void => {
    const other = location.pathname !== pathname || (location.search !== search && !replaced);
    ({ pathname, search } = location);
    if (other) attempt(moved);
  };
  for (const method of ['pushState', 'replaceState'] as const) {
    const original = history[method];
    history[method] = function wrapped(this: History, ...values: Parameters<History['pushState']>): void {
      original.apply(this, values);
      look(method === 'replaceState');
    };
  }
  addEventListener('popstate', () => look(false));
  addEventListener('pageshow', ({ persisted }) => persisted && attempt(moved));
}
