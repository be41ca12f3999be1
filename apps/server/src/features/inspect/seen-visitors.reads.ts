import type { Queryable } from '../../db/database.ts';

type Row = { readonly happened_at: Date; readonly subject: string | null };

/** When a visitor was last seen, and the last subject that was known in that browser. */
export async function findSeenVisitor(
  database: Queryable,
  storeId: string,
  visitor: string,
): Promise<{ readonly at: number; readonly subject: string | null } | undefined> {
  const findLast = async (identified: boolean): Promise<Row | undefined> => {
    let last: Row | undefined;
    for (const table of ['exposures', 'events'] as const) {
      let rows = database
        .selectFrom(table)
        .select(['happened_at', 'subject'])
        .where('store_id', '=', storeId)
        .where('visitor', '=', visitor)
        .orderBy('happened_at', 'desc')
        .limit(1);
      if (identified) rows = rows.where('subject', 'is not', null);
      const row = await rows.executeTakeFirst();
      if (last === undefined || (row !== undefined && row.happened_at > last.happened_at)) last = row;
    }
    return last;
  };
  const last = await findLast(false);
  if (last === undefined) return undefined;
  const identified = await findLast(true);
  return { at: last.happened_at.getTime(), subject: identified?.subject ?? null };
}
