import { randomUUID } from 'node:crypto';
import type { KlaviyoAccount } from '@facet/klaviyo';
import { announce } from '../../db/announce.ts';
import type { Queryable } from '../../db/database.ts';
import type { ConnectionState } from './connection.ts';

/** Told with a store's id whenever its connection came, changed its credential, or went. */
export const connectionChannel = 'klaviyo_connection';

/** A connection that Klaviyo has just confirmed. */
export type NewConnection = {
  readonly storeId: string;
  readonly method: 'oauth' | 'private_key';
  readonly sealedCredential: string;
  readonly account: KlaviyoAccount;
  readonly scopes: readonly string[];
};

/**
 * Writes a connection down. Another account than before takes everything along that was remembered under the old
 * one; the same account keeps it. To be called within a transaction.
 */
export async function saveConnection(transaction: Queryable, connection: NewConnection): Promise<void> {
  const { storeId, account } = connection;
  await transaction
    .deleteFrom('klaviyo_connections')
    .where('store_id', '=', storeId)
    .where('account_id', '!=', account.id)
    .execute();
  const now = new Date();
  const values = {
    method: connection.method,
    sealed_credential: connection.sealedCredential,
    account_name: account.name,
    account_public_key: account.publicKey,
    scopes: JSON.stringify(connection.scopes),
    connected_at: now,
    state: 'active',
    failure: null,
    last_success_at: now,
    // What ended early under the earlier grant is read again under this one.
    segments_interrupted: false,
  } as const;
  await transaction
    .insertInto('klaviyo_connections')
    .values({ id: randomUUID(), store_id: storeId, account_id: account.id, ...values })
    .onConflict((conflict) => conflict.column('store_id').doUpdateSet(values))
    .execute();
  await announce(transaction, connectionChannel, storeId);
}

/** Removes a connection and with it everything remembered under it. To be called within a transaction. */
export async function removeConnection(transaction: Queryable, storeId: string): Promise<void> {
  await transaction.deleteFrom('klaviyo_connections').where('store_id', '=', storeId).execute();
  await announce(transaction, connectionChannel, storeId);
}

/** Notes how the connection stands; `lastSuccessAt` only where a call has just succeeded. */
export async function saveConnectionState(
  database: Queryable,
  connectionId: string,
  state: ConnectionState,
  failure: string | null,
  lastSuccessAt: Date | undefined,
): Promise<void> {
  await database
    .updateTable('klaviyo_connections')
    .set({ state, failure, ...(lastSuccessAt === undefined ? {} : { last_success_at: lastSuccessAt }) })
    .where('id', '=', connectionId)
    .execute();
}

/** The store's secret, sealed; `undefined` while it is not connected. */
export async function findSealedCredential(
  database: Queryable,
  storeId: string,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('klaviyo_connections')
    .select('sealed_credential')
    .where('store_id', '=', storeId)
    .executeTakeFirst();
  return row?.sealed_credential;
}
