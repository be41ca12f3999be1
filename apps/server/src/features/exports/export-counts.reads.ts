import type { ExportCounts, ExportPart } from '@facet/protocol';
import { exportParts } from '@facet/protocol';
import type { Queryable } from '../../db/database.ts';

const tables = {
  experiences: 'experiences',
  assignments: 'subject_assignments',
  exposures: 'exposures',
  events: 'events',
  activity: 'audit_entries',
} as const;

/** Counts the lines of each part. */
export async function countExport(database: Queryable, storeId: string): Promise<ExportCounts> {
  const parts = exportParts.map(async (part) => ({ part, lines: await countLines(database, storeId, part) }));
  return { parts: await Promise.all(parts) };
}

/** Counts the lines of one part. */
export async function countLines(database: Queryable, storeId: string, part: ExportPart): Promise<number> {
  if (part === 'store') return 1;
  const { lines } = await database
    .selectFrom(tables[part])
    .select((select) => select.fn.countAll().as('lines'))
    .where('store_id', '=', storeId)
    .executeTakeFirstOrThrow();
  return Number(lines);
}
