import type { Queryable } from '../../db/database.ts';

/** The hash of the secret that lets a flow of Klaviyo's send hints; `undefined` while none may. */
export async function findHintSecretHash(database: Queryable, storeId: string): Promise<string | undefined> {
  const row = await database
    .selectFrom('klaviyo_connections')
    .select('hint_secret_hash')
    .where('store_id', '=', storeId)
    .executeTakeFirst();
  return row?.hint_secret_hash ?? undefined;
}

/** Sets the hash of the secret; `null` lets no flow send hints. */
export async function saveHintSecretHash(
  transaction: Queryable,
  connectionId: string,
  hash: string | null,
): Promise<void> {
  await transaction
    .updateTable('klaviyo_connections')
    .set({ hint_secret_hash: hash })
    .where('id', '=', connectionId)
    .execute();
}
