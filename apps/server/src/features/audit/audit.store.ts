import type { Insertable } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import type { AuditEntriesTable } from '../../db/schema/audit-entries.ts';

/** Adds one change to the log. Nothing ever changes or removes an entry. */
export async function createAuditEntry(
  database: Queryable,
  entry: Insertable<AuditEntriesTable>,
): Promise<void> {
  await database.insertInto('audit_entries').values(entry).execute();
}
