import { announce } from './announce.ts';
import type { Database, Queryable } from './database.ts';

const channel = 'facet_store_changed';

/**
 * Tells every process that what a store publishes may have changed: settings, experiences, or its connection to
 * Klaviyo. Within a transaction it is told when that is committed.
 */
export async function announceStoreChanged(database: Queryable, storeId: string): Promise<void> {
  await announce(database, channel, storeId);
}

/** Calls `changed` with the store's id, or with `null` when announcements may have been missed. */
export async function listenToStoreChanges(
  database: Database,
  changed: (storeId: string | null) => void,
): Promise<() => Promise<void>> {
  return await database.listen(channel, changed, () => changed(null));
}
