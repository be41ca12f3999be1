import type { Queryable } from '../../db/database.ts';

/** When a visitor was last seen, and the last subject that was known in that browser. */
export async function findSeenVisitor(
  database: Queryable,
  storeId: string,
  visitor: string,
): Promise<{ readonly at: number; readonly subject: string | null } | undefined> {
  const exposures = database
    .selectFrom('exposures')
    .select(['happened_at', 'subject'])
    .where('store_id', '=', storeId)
    .where('visitor', '=', visitor)
    .orderBy('happened_at', 'desc')
    .limit(1);
  const last = await exposures.executeTakeFirst();
  if (last === undefined) return undefined;
  const identified = await exposures.where('subject', 'is not', null).executeTakeFirst();
  return { at: last.happened_at.getTime(), subject: identified?.subject ?? null };
}
