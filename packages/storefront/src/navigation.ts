import { attempt } from './attempt.ts';

type NavigationLike = EventTarget;
type ChangeEvent = Event & { readonly navigationType?: string | null };

/**
 * Notices that the page became another one without a load: by the Navigation API, else by history calls; and that a
 * page came back from the back/forward cache. Replacing the address within the same path is not another page: scripts
 * tidy up queries that way. Returns a function that stops it.
 */
export function watchNavigation(moved: () => void): () => void {
  let path = location.pathname;
  let query = location.search;
  const look = (replaced: boolean): void => {
    const { pathname, search } = location;
    const other = pathname !== path || (search !== query && !replaced);
    path = pathname;
    query = search;
    if (other) attempt('navigation', moved);
  };
  const onShow = (event: PageTransitionEvent): void => {
    if (event.persisted) attempt('navigation', moved);
  };
  window.addEventListener('pageshow', onShow);

  const { navigation } = window as { readonly navigation?: NavigationLike };
  const stop = navigation === undefined ? watchHistory(look) : watchEntries(navigation, look);
  return () => {
    window.removeEventListener('pageshow', onShow);
    stop();
  };
}

type Look = (replaced: boolean) => void;

function watchEntries(navigation: NavigationLike, look: Look): () => void {
  const onChange = (event: ChangeEvent): void => look(event.navigationType === 'replace');
  navigation.addEventListener('currententrychange', onChange);
  return () => navigation.removeEventListener('currententrychange', onChange);
}

function watchHistory(look: Look): () => void {
  let stopped = false;
  const wrap = (method: 'pushState' | 'replaceState'): void => {
    const original = history[method];
    history[method] = function wrapped(this: History, ...values: Parameters<History['pushState']>): void {
      original.apply(this, values);
      if (!stopped) look(method === 'replaceState');
    };
  };
  const onPop = (): void => look(false);
  wrap('pushState');
  wrap('replaceState');
  window.addEventListener('popstate', onPop);
  return () => {
    // Others may have wrapped the methods since: they are left in place, and no longer look.
    stopped = true;
    window.removeEventListener('popstate', onPop);
  };
}
