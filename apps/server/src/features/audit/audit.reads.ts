import type { AuditPage } from '@facet/protocol';
import type { Queryable } from '../../db/database.ts';

const pageSize = 50;

/** Reads a page of a store's changes, newest first; `before` is the `next` of the page in front. */
export async function listAuditEntries(
  database: Queryable,
  storeId: string,
  before: number | undefined,
): Promise<AuditPage> {
  let query = database
    .selectFrom('audit_entries')
    .select(['id', 'at', 'member_name', 'action', 'target', 'before', 'after'])
    .where('store_id', '=', storeId)
    .orderBy('id', 'desc')
    .limit(pageSize + 1);
  if (before !== undefined) query = query.where('id', '<', before);
  const rows = await query.execute();
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    entries: page.map((row) => ({
      id: String(row.id),
      at: row.at.toISOString(),
      memberName: row.member_name,
      action: row.action,
      target: row.target,
      before: row.before,
      after: row.after,
    })),
    next: rows.length > pageSize && last !== undefined ? String(last.id) : null,
  };
}
