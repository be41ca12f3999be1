import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';

/** Whether anything is kept of a subject of a store. */
export async function isRemembered(database: Queryable, storeId: string, subject: string): Promise<boolean> {
  const { rows } = await sql<{ remembered: boolean }>`
    select exists (
      select from klaviyo_people as person join klaviyo_connections as connection on connection.id = person.connection_id
      where connection.store_id = ${storeId} and person.subject = ${subject}
    ) or exists (select from subject_assignments where store_id = ${storeId} and subject = ${subject})
      or exists (select from exposures where store_id = ${storeId} and subject = ${subject})
      or exists (select from events where store_id = ${storeId} and subject = ${subject}) as remembered
    `.execute(database);
  return rows[0]?.remembered ?? false;
}

/** Removes one person of a connection: tokens and memberships. */
export async function removePerson(
  database: Queryable,
  connectionId: string,
  subject: string,
): Promise<void> {
  for (const table of ['klaviyo_identities', 'klaviyo_people'] as const) {
    await database
      .deleteFrom(table)
      .where('connection_id', '=', connectionId)
      .where('subject', '=', subject)
      .execute();
  }
}

/** How long what is kept may be used; all in milliseconds. */
export type KeptLives = {
  /** Of memberships, where a store's settings say nothing; the longer one counts. */
  readonly maxAgeMs: number;
  readonly staleLimitMs: number;
  readonly unidentifiedMs: number;
  /** After the last visit. */
  readonly personMs: number;
  readonly renewForMs: number;
};

/** How many people are kept of one connection; of more, those who have not come for longest have to go. */
const mostPeople = 1_000_000;

/** Removes what is too old to be used, and whoever has not come for long. */
export async function removeExpired(database: Queryable, now: number, lives: KeptLives): Promise<void> {
  const before = (lifeMs: number): Date => new Date(now - lifeMs);
  await database
    .deleteFrom('klaviyo_identities')
    .where('state', '!=', 'known')
    .where('read_at', '<', before(lives.unidentifiedMs))
    .execute();
  await sql`
    update klaviyo_people as person set memberships = '{}', read_at = null
    from klaviyo_connections as connection join stores as store on store.id = connection.store_id
    where connection.id = person.connection_id and person.read_at < to_timestamp((${now}::float8
      - greatest(coalesce((store.settings ->> 'membershipStaleLimitMs')::float8, ${lives.staleLimitMs}::float8),
        coalesce((store.settings ->> 'membershipMaxAgeMs')::float8, ${lives.maxAgeMs}::float8))) / 1000)
    `.execute(database);
  await database
    .updateTable('klaviyo_people')
    .set({ due_at: null })
    .where('due_at', '<', new Date(now))
    .where('seen_at', '<', before(lives.renewForMs))
    .execute();
  const left = await database
    .deleteFrom('klaviyo_people')
    .where('read_at', 'is', null)
    .where((where) => where.or([where('seen_at', 'is', null), where('seen_at', '<', before(lives.personMs))]))
    .executeTakeFirst();
  const crowded = await removeBeyond(database);
  if (left.numDeletedRows === 0n && crowded === 0) return;
  await sql`
    delete from klaviyo_identities as identity where state = 'known' and not exists (
      select from klaviyo_people as person
      where person.connection_id = identity.connection_id and person.subject = identity.subject
    )`.execute(database);
}

async function removeBeyond(database: Queryable): Promise<number> {
  const crowded = await database
    .selectFrom('klaviyo_people')
    .select('connection_id')
    .groupBy('connection_id')
    .having((having) => having(having.fn.countAll(), '>', mostPeople))
    .execute();
  for (const { connection_id: connectionId } of crowded) {
    await sql`
      delete from klaviyo_people where connection_id = ${connectionId} and subject in (
        select subject from klaviyo_people where connection_id = ${connectionId}
        order by seen_at desc nulls last offset ${mostPeople}
      )`.execute(database);
  }
  return crowded.length;
}
