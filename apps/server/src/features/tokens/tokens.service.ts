import { randomBytes } from 'node:crypto';
import type { ApiTokenList, CreateApiToken, NewApiToken, Part } from '@facet/protocol';
import type { Secrets } from '../../config/secrets.ts';
import type { Database } from '../../db/database.ts';
import { newId } from '../../db/new-id.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Failure } from '../../errors.ts';
import type { Caller } from '../access/caller.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { getStore } from '../stores/stores.reads.ts';
import { tokenStart, toPrefix } from './token-secret.ts';
import { findToken, findTokenCaller, listTokens } from './tokens.reads.ts';
import { createToken, removeToken, saveTokenUse } from './tokens.store.ts';

/** Secrets with which programs use the API. */
export type TokensService = {
  readonly list: (part: Part) => Promise<ApiTokenList>;
  /** The secret is told this once. Throws `unknown_store`. */
  readonly create: (input: CreateApiToken, by: Caller) => Promise<NewApiToken>;
  /** It is refused from the next request on. Throws `not_found`. */
  readonly revoke: (tokenId: string, by: Caller) => Promise<void>;
  /** For whom a secret acts, unless it is unknown, revoked or expired. */
  readonly findCaller: (secret: string) => Promise<Caller | undefined>;
};

type Ports = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly audit: AuditService;
  readonly now: () => number;
};

const dayMs = 86_400_000;

/** Makes the service that keeps tokens. */
export function createTokensService({ database, secrets, audit, now }: Ports): TokensService {
  const { queryable } = database;
  const hashOf = (secret: string): string => secrets.hashOf('api-token', secret);

  const get = async (tokenId: string) => {
    const token = await findToken(queryable, tokenId);
    if (token === undefined)
      throw new Failure('not_found', 'There is no such token: it may be revoked already.');
    return token;
  };

  return {
    list: (part) => listTokens(queryable, part),
    async create({ name, role, storeId, lifeDays }, by) {
      const store = storeId === null ? null : (await getStore(queryable, storeId)).name;
      const secret = `${tokenStart}${randomBytes(32).toString('base64url')}`;
      const id = newId();
      const expiresAt = lifeDays === null ? null : new Date(now() + lifeDays * dayMs);
      await inTransaction(queryable, async (transaction) => {
        await createToken(transaction, {
          id,
          name,
          secret_hash: hashOf(secret),
          prefix: toPrefix(secret),
          role,
          store_id: storeId,
          member_id: by.id,
          created_at: new Date(now()),
          expires_at: expiresAt,
          last_used_at: null,
        });
        await audit.record(transaction, {
          storeId: null,
          member: by,
          action: 'token.created',
          target: id,
          after: { name, role, store, expiresAt: expiresAt?.toISOString() ?? null },
        });
      });
      return { token: await get(id), secret };
    },
    async revoke(tokenId, by) {
      const { name, role, store } = await get(tokenId);
      await inTransaction(queryable, async (transaction) => {
        await removeToken(transaction, tokenId);
        await audit.record(transaction, {
          storeId: null,
          member: by,
          action: 'token.revoked',
          target: tokenId,
          before: { name, role, store: store?.name ?? null },
        });
      });
    },
    async findCaller(secret) {
      const at = new Date(now());
      const found = await findTokenCaller(queryable, hashOf(secret), at);
      if (found?.caller.token === undefined) return undefined;
      if (toDay(found.lastUsedAt) !== toDay(at)) await saveTokenUse(queryable, found.caller.token.id, at);
      return found.caller;
    },
  };
}

function toDay(at: Date | null): string | undefined {
  return at?.toISOString().slice(0, 10);
}
