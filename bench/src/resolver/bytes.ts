import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { createSecrets } from '../../../apps/server/src/config/secrets.ts';
import { openDatabase } from '../../../apps/server/src/db/database.ts';
import { createMembershipCache } from '../../../apps/server/src/features/memberships/membership-cache.store.ts';
import { createLog } from '../../../apps/server/src/log.ts';
import { secretKey } from './secret-key.ts';

const people = 20_000;
const segments = ['SegOne', 'SegTwo', 'Seg003'];
const storeId = 'bench-store-0000';

/** Bytes that one person takes with three memberships and one token: in memory, and in the database with indexes. */
export async function measureBytes(
  databaseUrl: string,
): Promise<{ readonly memory: number; readonly database: number }> {
  const { gc } = globalThis;
  if (gc === undefined) return { memory: Number.NaN, database: Number.NaN };
  const log = createLog('silent');
  await using database = await openDatabase(
    { database: { kind: 'postgres', url: databaseUrl }, dataDirectory: '' },
    log,
  );
  const { queryable } = database;
  const connectionId = randomUUID();
  await sql`insert into stores (id, name, public_key, settings, created_at)
    values (${storeId}, 'Bench', 'bench', '{}', now())`.execute(queryable);
  await sql`insert into klaviyo_connections (id, store_id, method, sealed_credential, account_id, account_name,
    account_public_key, scopes, connected_at, state)
    values (${connectionId}, ${storeId}, 'private_key', '', 'B', 'B', 'B', '[]', now(), 'active')`.execute(
    queryable,
  );
  const secrets = createSecrets(secretKey);
  const cache = createMembershipCache({
    database: queryable,
    secrets,
    clock: { now: Date.now, after: () => () => undefined },
    storeId,
    connectionId,
    report: (error) => {
      throw error;
    },
  });
  const readAt = Date.now();
  const remember = async (): Promise<void> => {
    const profileId = `01KGH3ZC80${randomBytes(8).toString('hex').toUpperCase()}`;
    const token = `${randomBytes(32).toString('base64url')}.BENCH1`;
    const subject = secrets.subjectOf(storeId, profileId);
    const memberships = new Map(
      segments.map((segment) => [segment, { state: 'out' as const, readAt }] as const),
    );
    const identity = { state: 'known' as const, subject, profileId, readAt };
    await cache.saveIdentity(token, identity, { memberships, existedAt: readAt, dueAt: readAt, whole: true });
  };
  for (let number = 0; number < 200; number += 1) await remember();
  gc();
  const before = process.memoryUsage().heapUsed;
  for (let number = 0; number < people; number += 50) {
    await Promise.all(Array.from({ length: 50 }, remember));
  }
  gc();
  const memory = (process.memoryUsage().heapUsed - before) / people;
  const { rows } = await sql<{ bytes: number }>`select
    (pg_total_relation_size('klaviyo_people') + pg_total_relation_size('klaviyo_identities'))::int8 as bytes`.execute(
    queryable,
  );
  if (cache.countPeople() < people) throw new Error('Somebody was evicted.');
  return { memory: Math.round(memory), database: Math.round((rows[0]?.bytes ?? 0) / people) };
}
