import type { Member } from '@facet/protocol';
import type { Queryable } from '../../db/database.ts';
import type { SessionsTable } from '../../db/schema/sessions.ts';

/** Keeps a session. */
export async function createSession(database: Queryable, session: SessionsTable): Promise<void> {
  await database.insertInto('sessions').values(session).execute();
}

/** Finds whose session this is and how long it lasts, where it has not expired. */
export async function findSession(
  database: Queryable,
  tokenHash: string,
  now: Date,
): Promise<{ readonly member: Member; readonly expiresAt: Date } | undefined> {
  const row = await database
    .selectFrom('sessions')
    .innerJoin('members', 'members.id', 'sessions.member_id')
    .select(['members.id', 'members.email', 'members.name', 'members.role', 'sessions.expires_at'])
    .where('sessions.token_hash', '=', tokenHash)
    .where('sessions.expires_at', '>', now)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { expires_at: expiresAt, ...member } = row;
  return { member, expiresAt };
}

/** Lets a session last longer. */
export async function saveSessionExpiry(
  database: Queryable,
  tokenHash: string,
  expiresAt: Date,
): Promise<void> {
  await database
    .updateTable('sessions')
    .set({ expires_at: expiresAt })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Ends a session. */
export async function removeSession(database: Queryable, tokenHash: string): Promise<void> {
  await database.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
}

/** Ends all sessions of a member. */
export async function removeSessionsOf(database: Queryable, memberId: string): Promise<void> {
  await database.deleteFrom('sessions').where('member_id', '=', memberId).execute();
}

/** Forgets sessions that have expired. */
export async function removeExpiredSessions(database: Queryable, now: Date): Promise<void> {
  await database.deleteFrom('sessions').where('expires_at', '<=', now).execute();
}
