import type { MembershipsBySegment, Person, Reading, RememberedMembership } from '@facet/membership';
import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import type { KeptMemberships } from '../../db/schema/klaviyo-people.ts';

type Sql = ReturnType<typeof sql>;

/** A person as kept, with the profile id sealed. */
export type KeptPerson = { readonly subject: string; readonly sealedProfileId: string };

/** All memberships of a subject that are kept. */
export async function findMemberships(
  database: Queryable,
  connectionId: string,
  subject: string,
): Promise<MembershipsBySegment> {
  const row = await database
    .selectFrom('klaviyo_people')
    .select(['memberships', 'changed_at'])
    .where('connection_id', '=', connectionId)
    .where('subject', '=', subject)
    .executeTakeFirst();
  if (row === undefined) return new Map();
  const changedAt = row.changed_at?.getTime() ?? 0;
  return new Map(
    Object.entries(row.memberships).map(([segment, [isIn, readAt]]): [string, RememberedMembership] => [
      segment,
      { state: isIn === 1 ? 'in' : 'out', readAt, ...(readAt <= changedAt ? { renew: true } : {}) },
    ]),
  );
}

/** A reading as a row holds it; times in milliseconds since the epoch, `null` where there is nothing new. */
export type ReadingRow = {
  readonly memberships: KeptMemberships;
  readonly whole: boolean;
  readonly existed_at: number | null;
  readonly read_at: number | null;
  readonly due_at: number | null;
};

/** A reading as a row holds it. */
export function toReadingRow({ memberships, existedAt, dueAt, whole }: Reading): ReadingRow {
  const readAt = Math.max(0, ...[...memberships.values()].map((membership) => membership.readAt));
  return {
    memberships: toKept(memberships),
    whole: whole ?? false,
    existed_at: existedAt ?? null,
    read_at: readAt > 0 ? readAt : null,
    due_at: dueAt ?? null,
  };
}

const dayMs = 86_400_000;

/**
 * What a person's row holds after a reading of all segments in use: the rest stays as long as it may be used, since a
 * segment that was taken out of use may be taken into use again.
 */
export function toMerged(fresh: Sql, readAt: Sql): Sql {
  return sql`(
    select coalesce(jsonb_object_agg(kept.key, kept.value), '{}') from jsonb_each(person.memberships) as kept
    where (kept.value ->> 1)::float8 > coalesce(${readAt}, 0) - ${dayMs}
  ) || ${fresh}`;
}

/**
 * Adds what was read to people who are kept, all in one statement. Whoever was erased meanwhile stays erased.
 */
export async function saveReadings(
  database: Queryable,
  connectionId: string,
  readings: ReadonlyMap<string, Reading>,
): Promise<void> {
  const rows = [...readings].map(([subject, reading]) => ({ subject, ...toReadingRow(reading) }));
  // In one order, so that two writers never wait for each other.
  rows.sort((a, b) => (a.subject < b.subject ? -1 : 1));
  await sql`
    update klaviyo_people as person set
      memberships = case when new.whole then ${toMerged(sql`new.memberships`, sql`new.read_at`)}
        else person.memberships || new.memberships end,
      read_at = coalesce(${toTime(sql`new.read_at`)}, person.read_at),
      existed_at = coalesce(${toTime(sql`new.existed_at`)}, person.existed_at),
      due_at = coalesce(${toTime(sql`new.due_at`)}, person.due_at)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as new(subject text, memberships jsonb, whole boolean, existed_at float8, read_at float8, due_at float8)
    where person.connection_id = ${connectionId} and person.subject = new.subject`.execute(database);
}

/** Keeps members of a segment that was read whole, whether they have ever come or not. */
export async function saveMembers(
  database: Queryable,
  connectionId: string,
  members: readonly KeptPerson[],
  segmentId: string,
  readAt: number,
): Promise<void> {
  if (members.length === 0) return;
  const at = new Date(readAt);
  const memberships: KeptMemberships = { [segmentId]: [1, readAt] };
  await database
    .insertInto('klaviyo_people')
    .values(
      members
        .toSorted((a, b) => (a.subject < b.subject ? -1 : 1))
        .map(({ subject, sealedProfileId }) => ({
          connection_id: connectionId,
          subject,
          sealed_profile_id: sealedProfileId,
          existed_at: at,
          memberships: JSON.stringify(memberships),
          read_at: at,
        })),
    )
    .onConflict((conflict) =>
      conflict.columns(['connection_id', 'subject']).doUpdateSet({
        memberships: sql<string>`klaviyo_people.memberships || excluded.memberships`,
        read_at: at,
        existed_at: at,
      }),
    )
    .execute();
}

/** The sealed profile id behind a subject. */
export async function findSealedProfileId(
  database: Queryable,
  connectionId: string,
  subject: string,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('klaviyo_people')
    .select('sealed_profile_id')
    .where('connection_id', '=', connectionId)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.sealed_profile_id;
}

/** Notes a visit of these people. */
export async function saveSeen(
  database: Queryable,
  connectionId: string,
  subjects: readonly string[],
  at: number,
): Promise<void> {
  await database
    .updateTable('klaviyo_people')
    .set({ seen_at: new Date(at) })
    .where('connection_id', '=', connectionId)
    .where('subject', 'in', subjects)
    .execute();
}

/** A hint that comes again this soon says nothing new, whoever sends it. */
const hintEveryMs = 60_000;

/** Says that what was read before `at` may no longer be so; whether that was news of somebody who is kept here. */
export async function saveChanged(
  database: Queryable,
  connectionId: string,
  subject: string,
  at: number,
): Promise<boolean> {
  const row = await database
    .updateTable('klaviyo_people')
    .set({ changed_at: new Date(at) })
    .where('connection_id', '=', connectionId)
    .where('subject', '=', subject)
    .where((where) =>
      where.or([where('changed_at', 'is', null), where('changed_at', '<', new Date(at - hintEveryMs))]),
    )
    .executeTakeFirst();
  return row.numUpdatedRows > 0n;
}

/** Those whose time has come, the most overdue first; where there are some, filled up with those who are next. */
export async function listDuePeople(
  database: Queryable,
  connectionId: string,
  question: {
    readonly now: number;
    readonly fillBefore: number;
    readonly seenSince: number;
    readonly most: number;
  },
): Promise<readonly KeptPerson[]> {
  const rows = await database
    .selectFrom('klaviyo_people')
    .select(['subject', 'sealed_profile_id', 'due_at'])
    .where('connection_id', '=', connectionId)
    .where('due_at', '<', new Date(question.fillBefore))
    .where('seen_at', '>=', new Date(question.seenSince))
    .orderBy('due_at')
    .limit(question.most)
    .execute();
  const first = rows[0]?.due_at?.getTime() ?? Infinity;
  if (first > question.now) return [];
  return rows.map((row) => ({ subject: row.subject, sealedProfileId: row.sealed_profile_id }));
}

/** Whoever hides behind a list of subjects, with their profile ids opened. */
export function toPeople(kept: readonly KeptPerson[], open: (sealed: string) => string): readonly Person[] {
  return kept.map(({ subject, sealedProfileId }) => ({ subject, profileId: open(sealedProfileId) }));
}

function toKept(memberships: MembershipsBySegment): KeptMemberships {
  return Object.fromEntries(
    [...memberships].map(([segment, { state, readAt }]) => [segment, [state === 'in' ? 1 : 0, readAt]]),
  );
}

function toTime(milliseconds: Sql) {
  return sql<Date>`to_timestamp(${milliseconds} / 1000)`;
}
