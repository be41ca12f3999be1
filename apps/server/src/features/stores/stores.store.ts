import type { StoreSettings } from '@facet/protocol';
import type { Queryable } from '../../db/database.ts';

type StoreRow = {
  readonly id: string;
  readonly name: string;
  readonly publicKey: string;
  readonly settings: StoreSettings;
  readonly createdAt: Date;
};

/** Keeps a new store. */
export async function createStore(database: Queryable, store: StoreRow): Promise<void> {
  await database
    .insertInto('stores')
    .values({
      id: store.id,
      name: store.name,
      public_key: store.publicKey,
      settings: JSON.stringify(store.settings),
      created_at: store.createdAt,
    })
    .execute();
}

/** Holds a store's row still until the transaction ends. */
export async function lockStore(database: Queryable, storeId: string): Promise<void> {
  await database.selectFrom('stores').select('id').where('id', '=', storeId).forUpdate().execute();
}

/** Writes a store's name and settings. */
export async function saveStore(
  database: Queryable,
  storeId: string,
  changes: { readonly name: string; readonly settings: StoreSettings },
): Promise<void> {
  await database
    .updateTable('stores')
    .set({ name: changes.name, settings: JSON.stringify(changes.settings) })
    .where('id', '=', storeId)
    .execute();
}

/** Removes a store with everything that belongs to it. */
export async function removeStore(database: Queryable, storeId: string): Promise<void> {
  await database.deleteFrom('stores').where('id', '=', storeId).execute();
}
