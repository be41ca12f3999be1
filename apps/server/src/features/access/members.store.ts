import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import type { MembersTable } from '../../db/schema/members.ts';

/** Keeps a member who may sign in. */
export async function createMember(database: Queryable, member: MembersTable): Promise<void> {
  await database.insertInto('members').values(member).execute();
}

/** Whether nobody is set up; holds the answer still until the transaction ends. */
export async function lockMembersAreNone(database: Queryable): Promise<boolean> {
  await sql`lock table members in exclusive mode`.execute(database);
  const first = await database.selectFrom('members').select('id').limit(1).executeTakeFirst();
  return first === undefined;
}
