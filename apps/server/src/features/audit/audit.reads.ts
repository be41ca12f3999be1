import type { AuditEntry, AuditFilter, AuditFilters, AuditPage } from '@facet/protocol';
import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import type { AuditEntriesTable } from '../../db/schema/audit-entries.ts';
import type { Tables } from '../../db/schema/tables.ts';

/** Whose changes: a store's by its id, or `null` for those of the installation itself. */
export type AuditScope = string | null;

const pageSize = 50;
const mostMembers = 200;
/** What is asked for where nobody did it. */
const nobody = 'facet';

/** Reads a page of changes, newest first; `before` is the `next` of the page in front. */
export async function listAuditEntries(
  database: Queryable,
  scope: AuditScope,
  filter: AuditFilter,
  before: number | undefined,
): Promise<AuditPage> {
  let query = within(database, scope)
    .selectAll()
    .orderBy('id', 'desc')
    .limit(pageSize + 1);
  if (before !== undefined) query = query.where('id', '<', before);
  if (filter.member === nobody) query = query.where('member_id', 'is', null);
  else if (filter.member !== undefined) query = query.where('member_id', '=', filter.member);
  if (filter.kind !== undefined) query = query.where(sql`split_part(action, '.', 1)`, '=', filter.kind);
  if (filter.from !== undefined) query = query.where('at', '>=', new Date(filter.from));
  if (filter.until !== undefined) query = query.where('at', '<', new Date(filter.until));
  const rows = await query.execute();
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    entries: page.map(toEntry),
    next: rows.length > pageSize && last !== undefined ? String(last.id) : null,
  };
}

/** Reads who made changes, under the newest name, and of which kinds. */
export async function listAuditFilters(database: Queryable, scope: AuditScope): Promise<AuditFilters> {
  const members = await within(database, scope)
    .distinctOn('member_id')
    .select(['member_id', 'member_name'])
    .where('member_id', 'is not', null)
    .orderBy('member_id')
    .orderBy('id', 'desc')
    .limit(mostMembers)
    .execute();
  const kinds = await within(database, scope)
    .select(sql<string>`split_part(action, '.', 1)`.as('kind'))
    .distinct()
    .orderBy('kind')
    .execute();
  return {
    members: members
      .flatMap(({ member_id: id, member_name: name }) => (id === null ? [] : [{ id, name: name ?? id }]))
      .sort((one, other) => one.name.localeCompare(other.name, 'en')),
    kinds: kinds.map(({ kind }) => kind),
  };
}

/** Makes what the interface is told of a row. */
function toEntry(row: Selectable<AuditEntriesTable>): AuditEntry {
  return {
    id: String(row.id),
    at: row.at.toISOString(),
    memberId: row.member_id,
    memberName: row.member_name,
    tokenName: row.token_name,
    action: row.action,
    target: row.target,
    before: row.before,
    after: row.after,
  };
}

function within(database: Queryable, scope: AuditScope): SelectQueryBuilder<Tables, 'audit_entries', object> {
  const entries = database.selectFrom('audit_entries');
  return scope === null ? entries.where('store_id', 'is', null) : entries.where('store_id', '=', scope);
}
