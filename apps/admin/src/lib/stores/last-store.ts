import type { Store } from '@facet/protocol';

const key = 'facet.last-store';

/** The store that this browser's member looked at last, or the first one; nothing where there is none. */
export function findStoreToOpen(stores: readonly Store[]): Store | undefined {
  const last = findLastStore();
  return stores.find(({ id }) => id === last) ?? stores[0];
}

function findLastStore(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Remembers the store being looked at; a browser that keeps nothing is no trouble. */
export function keepLastStore(storeId: string): void {
  try {
    localStorage.setItem(key, storeId);
  } catch {
    return;
  }
}
