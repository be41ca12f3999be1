import { attempt } from './attempt.ts';

/** A value kept under one key of a browser storage, read anew with each use: another tab may have written it. */
export type Record<T> = {
  readonly get: () => T;
  /** Changes some fields. Tells whether the storage took it; where not, it lasts as long as the page. */
  readonly update: (change: (value: T) => Partial<T>) => boolean;
  /** Removes it. What is still under way can no longer write it. */
  readonly erase: () => void;
};

/** Opens a store's record. The storage itself is touched only when used: even naming it may throw. */
export function openRecord<T>(
  storage: 'localStorage' | 'sessionStorage',
  store: string,
  read: (value: unknown) => T,
): Record<T> {
  const key = `facet:${store}`;
  let held: T | undefined;
  let erased = false;
  const get = (): T =>
    held ?? read(attempt(() => (erased ? null : JSON.parse(window[storage].getItem(key) || 'null'))));
  return {
    get,
    update: (change) => {
      if (erased) return false;
      const value = get();
      held = { ...value, ...change(value) };
      attempt(() => {
        window[storage].setItem(key, JSON.stringify(held));
        held = undefined;
      });
      return held === undefined;
    },
    erase: () => {
      held = undefined;
      erased = true;
      attempt(() => window[storage].removeItem(key));
    },
  };
}
