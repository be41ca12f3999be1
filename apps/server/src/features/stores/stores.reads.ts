import { guessCurrency, type StoreSettings } from '@facet/protocol';
import type { Selectable } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import type { StoresTable } from '../../db/schema/stores.ts';
import { Failure } from '../../errors.ts';
import { defaultSettings } from './store-settings.ts';

/** A store as it is kept. */
export type KeptStore = {
  readonly id: string;
  readonly name: string;
  readonly publicKey: string;
  readonly settings: StoreSettings;
  readonly createdAt: string;
};

/** Reads all stores, oldest first. */
export async function listStores(database: Queryable): Promise<readonly KeptStore[]> {
  const rows = await database.selectFrom('stores').selectAll().orderBy('created_at').orderBy('id').execute();
  return rows.map(toStore);
}

/** Finds a store by its id. */
async function findStore(database: Queryable, storeId: string): Promise<KeptStore | undefined> {
  const row = await database.selectFrom('stores').selectAll().where('id', '=', storeId).executeTakeFirst();
  return row === undefined ? undefined : toStore(row);
}

/** Reads a store by its id. Throws `unknown_store`. */
export async function getStore(database: Queryable, storeId: string): Promise<KeptStore> {
  const store = await findStore(database, storeId);
  if (store === undefined) throw new Failure('unknown_store', 'No store has this id.');
  return store;
}

/** Finds a store by the public key in the script's address. */
export async function findStoreByPublicKey(
  database: Queryable,
  publicKey: string,
): Promise<KeptStore | undefined> {
  const row = await database
    .selectFrom('stores')
    .selectAll()
    .where('public_key', '=', publicKey)
    .executeTakeFirst();
  return row === undefined ? undefined : toStore(row);
}

function toStore(row: Selectable<StoresTable>): KeptStore {
  // Saved by an older version, some may be missing.
  const settings: Partial<StoreSettings> = row.settings;
  const currency = guessCurrency(row.settings.origins);
  return {
    id: row.id,
    name: row.name,
    publicKey: row.public_key,
    settings: { ...defaultSettings, currency, ...settings },
    createdAt: row.created_at.toISOString(),
  };
}
