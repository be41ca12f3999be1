import { attempt } from './attempt.ts';
import { readJson } from './read.ts';

/** One JSON value under one key of a browser storage. Where the storage is forbidden or full, `save` says so. */
export type Drawer = {
  readonly read: () => unknown;
  readonly save: (value: unknown) => boolean;
  readonly remove: () => void;
};

/** Opens the drawer of a key. The storage itself is touched only when used: even naming it may throw. */
export function openDrawer(storage: 'localStorage' | 'sessionStorage', key: string): Drawer {
  return {
    read: () => attempt(storage, () => readJson(window[storage].getItem(key))),
    save: (value) =>
      attempt(storage, () => {
        window[storage].setItem(key, JSON.stringify(value));
        return true;
      }) === true,
    remove: () => attempt(storage, () => window[storage].removeItem(key)),
  };
}
