import type { Member, MemberList, MemberListQuery } from '@facet/protocol';
import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import { toRows } from '../../db/to-rows.ts';

/** Whether anybody is set up. */
export async function hasMembers(database: Queryable): Promise<boolean> {
  return (await database.selectFrom('members').select('id').limit(1).executeTakeFirst()) !== undefined;
}

type Known = { readonly member: Member; readonly passwordHash: string };

/** Finds who signs in by this e-mail address, in whatever case, with what is kept of the password. */
export async function findMemberByEmail(database: Queryable, email: string): Promise<Known | undefined> {
  const row = await selectKnown(database)
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
  return row === undefined ? undefined : toKnown(row);
}

/** Finds a member by id, with what is kept of the password. */
export async function findMemberById(database: Queryable, memberId: string): Promise<Known | undefined> {
  const row = await selectKnown(database).where('id', '=', memberId).executeTakeFirst();
  return row === undefined ? undefined : toKnown(row);
}

/** Whether somebody else than this member owns the installation. */
export async function hasOtherOwner(database: Queryable, memberId: string): Promise<boolean> {
  const other = await database
    .selectFrom('members')
    .select('id')
    .where('role', '=', 'owner')
    .where('id', '!=', memberId)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** The e-mail addresses of those who own the installation, the first ones. */
export async function listOwnerEmails(database: Queryable): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('members')
    .select('email')
    .where('role', '=', 'owner')
    .orderBy('created_at')
    .limit(20)
    .execute();
  return rows.map(({ email }) => email);
}

/** Reads a page of members by name. `search` is looked for in names and e-mail addresses. */
export async function listMembers(
  database: Queryable,
  { search = '', ...part }: MemberListQuery,
): Promise<MemberList> {
  const { limit, offset } = toRows(part);
  const sought = search.toLowerCase();
  const found = database
    .selectFrom('members')
    .$if(sought !== '', (query) =>
      query.where((where) =>
        where.or([
          where(sql<number>`strpos(lower(name), ${sought})`, '>', 0),
          where(sql<number>`strpos(lower(email), ${sought})`, '>', 0),
        ]),
      ),
    );
  const rows = await found
    .select(['id', 'email', 'name', 'role', 'created_at'])
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await found
    .select((select) => select.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  return {
    members: rows.map(({ created_at: createdAt, ...member }) => ({
      ...member,
      createdAt: createdAt.toISOString(),
    })),
    total: Number(total),
  };
}

function selectKnown(database: Queryable) {
  return database.selectFrom('members').select(['id', 'email', 'name', 'role', 'password_hash']);
}

function toKnown({ password_hash: passwordHash, ...member }: Member & { password_hash: string }): Known {
  return { member, passwordHash };
}
