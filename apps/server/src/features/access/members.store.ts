import type { Member } from '@facet/protocol';
import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import type { MembersTable } from '../../db/schema/members.ts';

/** Keeps a member who may sign in. */
export async function createMember(database: Queryable, member: MembersTable): Promise<void> {
  await database.insertInto('members').values(member).execute();
}

/** Whether nobody is set up; holds the answer still until the transaction ends. */
export async function lockMembersAreNone(database: Queryable): Promise<boolean> {
  await lockMembers(database);
  const first = await database.selectFrom('members').select('id').limit(1).executeTakeFirst();
  return first === undefined;
}

/** Lets nobody else change who the members are until the transaction ends. */
export async function lockMembers(database: Queryable): Promise<void> {
  await sql`lock table members in exclusive mode`.execute(database);
}

/** Whether a member's password is still the one that was verified; holds it still until the transaction ends. */
export async function lockPassword(
  database: Queryable,
  memberId: string,
  passwordHash: string,
): Promise<boolean> {
  const row = await database
    .selectFrom('members')
    .select('id')
    .where('id', '=', memberId)
    .where('password_hash', '=', passwordHash)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes what of a member has changed. */
export async function saveMember(
  database: Queryable,
  memberId: string,
  changes: {
    readonly name?: string;
    readonly role?: Member['role'];
    readonly password_hash?: string;
  },
): Promise<void> {
  await database.updateTable('members').set(changes).where('id', '=', memberId).execute();
}

/** Removes a member; their sessions, tokens, and the links that they made go along. */
export async function removeMember(database: Queryable, memberId: string): Promise<void> {
  await database.deleteFrom('members').where('id', '=', memberId).execute();
}
