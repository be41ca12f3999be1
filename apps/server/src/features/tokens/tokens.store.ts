import type { Insertable } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import type { ApiTokensTable } from '../../db/schema/api-tokens.ts';

/** Keeps a token. */
export async function createToken(database: Queryable, token: Insertable<ApiTokensTable>): Promise<void> {
  await database.insertInto('api_tokens').values(token).execute();
}

/** Writes down that a token is in use; once a day is enough. */
export async function saveTokenUse(database: Queryable, tokenId: string, at: Date): Promise<void> {
  await database.updateTable('api_tokens').set({ last_used_at: at }).where('id', '=', tokenId).execute();
}

/** Ends a token. */
export async function removeToken(database: Queryable, tokenId: string): Promise<void> {
  await database.deleteFrom('api_tokens').where('id', '=', tokenId).execute();
}
