import type { Member } from '@facet/protocol';
import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';

/** Whether anybody is set up. */
export async function hasMembers(database: Queryable): Promise<boolean> {
  return (await database.selectFrom('members').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Finds who signs in by this e-mail address, in whatever case, with what is kept of the password. */
export async function findMemberByEmail(
  database: Queryable,
  email: string,
): Promise<{ readonly member: Member; readonly passwordHash: string } | undefined> {
  const row = await database
    .selectFrom('members')
    .select(['id', 'email', 'name', 'role', 'password_hash'])
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { password_hash: passwordHash, ...member } = row;
  return { member, passwordHash };
}
