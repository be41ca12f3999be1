import { type Insertable, type Selectable, sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import type { EntryLinksTable } from '../../db/schema/entry-links.ts';

/** A link as it is kept. */
export type KeptEntryLink = Selectable<EntryLinksTable>;

/** Keeps a link in the place of earlier ones for the same person. */
export async function createEntryLink(database: Queryable, link: Insertable<EntryLinksTable>): Promise<void> {
  await removeEntryLinksFor(database, link.email);
  await database.insertInto('entry_links').values(link).execute();
}

/** Finds the link with this secret, where it is still good. */
export async function findEntryLink(
  database: Queryable,
  secretHash: string,
  now: Date,
): Promise<KeptEntryLink | undefined> {
  return await database
    .selectFrom('entry_links')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Takes a link: of several who come with it at the same moment, one gets it. */
export async function takeEntryLink(database: Queryable, linkId: string): Promise<KeptEntryLink | undefined> {
  return await database.deleteFrom('entry_links').where('id', '=', linkId).returningAll().executeTakeFirst();
}

/** Withdraws an invitation. */
export async function takeInvitation(
  database: Queryable,
  invitationId: string,
): Promise<KeptEntryLink | undefined> {
  return await database
    .deleteFrom('entry_links')
    .where('id', '=', invitationId)
    .where('kind', '=', 'invitation')
    .returningAll()
    .executeTakeFirst();
}

/** Ends all links for a person. */
async function removeEntryLinksFor(database: Queryable, email: string): Promise<void> {
  await database.deleteFrom('entry_links').where(sql`lower(email)`, '=', email.toLowerCase()).execute();
}

/** Ends the links that lead to a new password of a member. */
export async function removePasswordLinks(database: Queryable, memberId: string): Promise<void> {
  await database.deleteFrom('entry_links').where('member_id', '=', memberId).execute();
}

/** Ends the links that a member made. */
export async function removeEntryLinksBy(database: Queryable, memberId: string): Promise<void> {
  await database.deleteFrom('entry_links').where('created_by', '=', memberId).execute();
}

/** Forgets links that have expired. */
export async function removeExpiredEntryLinks(database: Queryable, now: Date): Promise<void> {
  await database.deleteFrom('entry_links').where('expires_at', '<=', now).execute();
}
