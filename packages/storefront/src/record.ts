import { attempt } from './attempt.ts';
import { toFingerprint } from './fingerprint.ts';

/** A value kept under one key of a browser storage, read anew with each use: another tab may have written it. */
export type Record<T> = {
  readonly get: () => T;
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
  let held: T | undefined;
  const get = (): T => held ?? attempt(() => readSealed(window[storage].getItem(key))) ?? create();
  return {
    get,
    update: (change) => {
      if (!key) return false;
      const value = get();
      held = { ...value, ...change(value) };
      attempt(() => {
        window[storage].setItem(key, JSON.stringify([held, toSeal(held)]));
        held = undefined;
      });
      return !held;
    },
    erase: () => {
      held = undefined;
      attempt(() => window[storage].removeItem(key));
      key = '';
    },
  };
}

/** The seal of a value: its own short hash. */
export function toSeal(value: unknown): string {
  return toFingerprint(JSON.stringify(value));
}

/** Reads a stored text. Nothing, or an error, where it is not one of ours. Its type is what was sealed. */
// oxlint-disable-next-line typescript/no-explicit-any -- the seal vouches for the type, which no check could name here
export function readSealed(text: string | null): any {
  const [value, seal] = JSON.parse(text || '[]');
  return value && seal === toSeal(value) ? value : undefined;
}
