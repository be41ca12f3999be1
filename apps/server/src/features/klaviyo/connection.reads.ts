import type { Queryable } from '../../db/database.ts';
import type { Connection } from './connection.ts';

/** The store's connection, if it has one. */
export async function findConnection(database: Queryable, storeId: string): Promise<Connection | undefined> {
  const row = await database
    .selectFrom('klaviyo_connections')
    .select([
      'id',
      'store_id',
      'method',
      'account_id',
      'account_name',
      'account_public_key',
      'scopes',
      'connected_at',
      'state',
      'failure',
      'last_success_at',
      'hint_secret_hash',
    ])
    .where('store_id', '=', storeId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    storeId: row.store_id,
    method: row.method,
    accountId: row.account_id,
    accountName: row.account_name,
    accountPublicKey: row.account_public_key,
    scopes: row.scopes,
    connectedAt: row.connected_at,
    state: row.state,
    failure: row.failure,
    lastSuccessAt: row.last_success_at,
    hintsEnabled: row.hint_secret_hash !== null,
  };
}

/** Klaviyo's public key of the store's account; `null` while not connected. For the published configuration. */
export async function findCompany(database: Queryable, storeId: string): Promise<string | null> {
  const row = await database
    .selectFrom('klaviyo_connections')
    .select('account_public_key')
    .where('store_id', '=', storeId)
    .executeTakeFirst();
  return row?.account_public_key ?? null;
}

/**
 * Whether some store still holds a grant, of this account where one is named. Klaviyo installs an app once for each
 * account: giving back one store's grant ends those of all stores of the account (contract §2).
 */
export async function isGrantHeld(database: Queryable, accountId?: string): Promise<boolean> {
  let query = database.selectFrom('klaviyo_connections').select('id').where('method', '=', 'oauth').limit(1);
  if (accountId !== undefined) query = query.where('account_id', '=', accountId);
  return (await query.executeTakeFirst()) !== undefined;
}

/** The stores that are connected. */
export async function listConnectedStores(database: Queryable): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('klaviyo_connections')
    .select('store_id')
    .orderBy('store_id')
    .execute();
  return rows.map((row) => row.store_id);
}
