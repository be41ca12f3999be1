import { attempt } from './attempt.ts';
import { readSealed, toSealed } from './sealed.ts';

/** A value kept under one key of a browser storage, read anew with each use: another tab may have written it. */
export type Record<T> = {
  readonly read: () => T;
  /** Changes some fields. Tells whether the storage took it; where not, it lasts as long as the page. */
  readonly update: (change: (value: T) => Partial<T>) => boolean;
  /** Removes it. What is still under way can no longer write it. */
  readonly erase: () => void;
};

/**
 * Opens a store's record. It is stored as `[value, seal]`; one whose seal does not fit was not written by this script
 * and is created anew, so that what fits needs no further look. Whoever changes the shape of a value changes the key.
 * The storage itself is touched only when used: even naming it may throw.
 */
export function openRecord<T extends object>(
  storage: 'localStorage' | 'sessionStorage',
  store: string,
  create: () => T,
): Record<T> {
  let key = `facet:${store}`;
  let value: T | undefined;
  /** What `value` was read from, or written as. */
  let text: string | null | undefined;
  const read = (): T => {
    attempt(() => {
      const stored = window[storage].getItem(key);
      if (stored === text) return;
      value = readSealed(stored);
      text = stored;
    });
    return (value ??= create());
  };
  return {
    read,
    update: (change) => {
      if (!key) return false;
      const before = read();
      value = { ...before, ...change(before) };
      return Boolean(
        attempt(() => {
          const sealed = toSealed(value);
          window[storage].setItem(key, sealed);
          text = sealed;
          return true;
        }),
      );
    },
    erase: () => {
      value = undefined;
      attempt(() => window[storage].removeItem(key));
      key = '';
    },
  };
}
