import type { Reading } from '@facet/membership';
import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import { toMerged, toReadingRow } from './people.store.ts';

/** Whose token it is, as kept: the token hashed, the profile id sealed. */
export type KeptIdentity =
  | {
      readonly state: 'known';
      readonly subject: string;
      readonly sealedProfileId: string;
      readonly readAt: Date;
    }
  | { readonly state: 'nobody' | 'unresolvable'; readonly readAt: Date };

/** Whose token this is; for somebody known, when Klaviyo last said so or that they are there. */
export async function findIdentity(
  database: Queryable,
  connectionId: string,
  tokenHash: string,
): Promise<KeptIdentity | undefined> {
  const row = await database
    .selectFrom('klaviyo_identities as identity')
    .leftJoin('klaviyo_people as person', (join) =>
      join
        .onRef('person.connection_id', '=', 'identity.connection_id')
        .onRef('person.subject', '=', 'identity.subject'),
    )
    .select([
      'identity.state',
      'identity.read_at',
      'person.subject',
      'person.sealed_profile_id',
      'person.existed_at',
    ])
    .where('identity.connection_id', '=', connectionId)
    .where('identity.token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.state !== 'known') return { state: row.state, readAt: row.read_at };
  if (row.subject === null || row.sealed_profile_id === null) return undefined;
  const existedAt = row.existed_at ?? row.read_at;
  return {
    state: 'known',
    subject: row.subject,
    sealedProfileId: row.sealed_profile_id,
    readAt: existedAt > row.read_at ? existedAt : row.read_at,
  };
}

/** Keeps whose token this is, and the person with what was read. Fails where the connection is gone. */
export async function saveIdentity(
  database: Queryable,
  connectionId: string,
  tokenHash: string,
  identity: KeptIdentity,
  reading: Reading = { memberships: new Map() },
): Promise<void> {
  const known = identity.state === 'known' ? identity : undefined;
  const saveToken = sql`
    insert into klaviyo_identities (connection_id, token_hash, state, subject, read_at)
    values (${connectionId}, ${tokenHash}, ${identity.state}, ${known?.subject ?? null}, ${identity.readAt})
    on conflict (connection_id, token_hash) do update
    set state = excluded.state, subject = excluded.subject, read_at = excluded.read_at`;
  if (known === undefined) {
    await saveToken.execute(database);
    return;
  }
  const row = toReadingRow(reading);
  const readAt = row.read_at === null ? null : new Date(row.read_at);
  const dueAt = row.due_at === null ? null : new Date(row.due_at);
  // Both in one statement: half of it is never found.
  await sql`
    with person as (
      insert into klaviyo_people as person
        (connection_id, subject, sealed_profile_id, existed_at, seen_at, memberships, read_at, due_at)
      values (${connectionId}, ${known.subject}, ${known.sealedProfileId}, ${known.readAt}, ${known.readAt},
        ${JSON.stringify(row.memberships)}::jsonb, ${readAt}, ${dueAt})
      on conflict (connection_id, subject) do update set
        existed_at = excluded.existed_at,
        seen_at = excluded.seen_at,
        memberships = case when ${row.whole}::boolean
          then ${toMerged(sql`excluded.memberships`, sql`${row.read_at}::float8`)}
          else person.memberships || excluded.memberships end,
        read_at = coalesce(excluded.read_at, person.read_at),
        due_at = coalesce(excluded.due_at, person.due_at)
    )
    ${saveToken}`.execute(database);
}
