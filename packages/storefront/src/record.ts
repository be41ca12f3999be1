import { attempt } from './attempt.ts';
import { readSealed, toSealed } from './sealed.ts';

/** A value kept under one key of a browser storage, read anew with each use: another tab may have written it. */
export type Record<T> = {
  readonly read: () => T;
  /**
   * Changes some fields. They are written when what is under way is over, all at once, since each writing costs; or by
   * calling what it returns, which tells whether the storage took them. Where not, they last as long as the page.
   */
  readonly update: (change: (value: T) => Partial<T>) => () => unknown;
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
  let isPending = false;
  const read = (): T => {
    attempt(() => {
      if (isPending) return;
      const stored = window[storage].getItem(key);
      if (stored === text) return;
      value = readSealed(stored);
      text = stored;
    });
    return (value ??= create());
  };
  const save = (): string | undefined =>
    attempt(() => {
      isPending = false;
      const sealed = toSealed(value);
      if (key) window[storage].setItem(key, sealed);
      text = sealed;
      return key;
    });
  return {
    read,
    update: (change) => {
      const before = read();
      value = { ...before, ...change(before) };
      if (!isPending) queueMicrotask(save);
      isPending = true;
      return save;
    },
    erase: () => {
      value = undefined;
      attempt(() => window[storage].removeItem(key));
      key = '';
    },
  };
}
