import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Where the visitor is in the shop, and the way to another place. */
export type Route = { readonly path: string; readonly go: (path: string) => void };

/**
 * A router as single-page shops have them. Some change the address and render then, others render first: with
 * `?router=renders-first` this one does.
 */
export function useRoute(startPath: string): Route {
  const [path, setPath] = useState(startPath);
  useEffect(() => {
    const onBack = (): void => setPath(location.pathname);
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  }, []);
  const go = (to: string): void => {
    const change = (): void => history.pushState({}, '', to + location.search);
    if (!location.search.includes('router=renders-first')) {
      change();
      setPath(to);
      return;
    }
    flushSync(() => setPath(to));
    change();
  };
  return { path, go };
}
