import { LRUCache } from 'lru-cache';
import type { Database } from './database.ts';
import { listenToStoreChanges } from './store-changes.ts';

/** Something about stores that is read seldom and asked for often. */
export type StoreMemory<Value> = AsyncDisposable & {
  /** From memory, where nothing changed since it was read. */
  get(key: string): Promise<Value>;
};

const mostKeys = 1000;

/**
 * Remembers what `read` finds until a store changes, in whatever process. What is not there is not remembered: whoever
 * tries many keys would push the known ones out.
 */
export async function createStoreMemory<Value>(
  database: Database,
  read: (key: string) => Promise<Value>,
): Promise<StoreMemory<Value>> {
  const remembered = new LRUCache<string, NonNullable<Value>>({ max: mostKeys });
  let changes = 0;
  const unlisten = await listenToStoreChanges(database, () => {
    changes += 1;
    remembered.clear();
  });
  return {
    async get(key) {
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const before = changes;
      const value = await read(key);
      // Read while something changed, it may be from before, and nothing would ever clear it.
      if (value !== undefined && value !== null && changes === before) remembered.set(key, value);
      return value;
    },
    [Symbol.asyncDispose]: unlisten,
  };
}
