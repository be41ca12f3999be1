import type { ApiToken, ApiTokenList, Part } from '@facet/protocol';
import type { Queryable } from '../../db/database.ts';
import { toRows } from '../../db/to-rows.ts';
import { type Caller, rankOf } from '../access/caller.ts';

/** Reads a page of tokens, newest first, also those that have expired. */
export async function listTokens(database: Queryable, part: Part): Promise<ApiTokenList> {
  const { limit, offset } = toRows(part);
  const rows = await selectTokens(database)
    .orderBy('api_tokens.created_at', 'desc')
    .orderBy('api_tokens.id')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await database
    .selectFrom('api_tokens')
    .select((select) => select.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  return { tokens: rows.map(toToken), total: Number(total) };
}

/** Finds a token by id. */
export async function findToken(database: Queryable, tokenId: string): Promise<ApiToken | undefined> {
  const row = await selectTokens(database).where('api_tokens.id', '=', tokenId).executeTakeFirst();
  return row === undefined ? undefined : toToken(row);
}

/**
 * Finds for whom a secret acts, and when it was last used, where it has not expired. It may do what its own role and the
 * member's both allow.
 */
export async function findTokenCaller(
  database: Queryable,
  secretHash: string,
  now: Date,
): Promise<{ readonly caller: Caller; readonly lastUsedAt: Date | null } | undefined> {
  const row = await database
    .selectFrom('api_tokens')
    .innerJoin('members', 'members.id', 'api_tokens.member_id')
    .select([
      'members.id',
      'members.email',
      'members.name',
      'members.role',
      'api_tokens.id as token_id',
      'api_tokens.name as token_name',
      'api_tokens.role as token_role',
      'api_tokens.store_id',
      'api_tokens.last_used_at',
    ])
    .where('api_tokens.secret_hash', '=', secretHash)
    .where((where) =>
      where.or([where('api_tokens.expires_at', 'is', null), where('api_tokens.expires_at', '>', now)]),
    )
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { id, email, name } = row;
  const role = rankOf[row.token_role] < rankOf[row.role] ? row.token_role : row.role;
  const token = { id: row.token_id, name: row.token_name, storeId: row.store_id };
  return { caller: { id, email, name, role, token }, lastUsedAt: row.last_used_at };
}

function selectTokens(database: Queryable) {
  return database
    .selectFrom('api_tokens')
    .innerJoin('members', 'members.id', 'api_tokens.member_id')
    .leftJoin('stores', 'stores.id', 'api_tokens.store_id')
    .selectAll('api_tokens')
    .select(['members.name as member_name', 'stores.name as store_name']);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTokens>['executeTakeFirstOrThrow']>>;

function toToken(row: Row): ApiToken {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    role: row.role,
    store: row.store_id === null ? null : { id: row.store_id, name: row.store_name ?? row.store_id },
    memberName: row.member_name,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedOn: row.last_used_at?.toISOString().slice(0, 10) ?? null,
  };
}
