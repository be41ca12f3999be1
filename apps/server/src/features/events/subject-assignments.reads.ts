import type { Assignment } from '@facet/engine';
import type { Queryable } from '../../db/database.ts';

/** Reads what a subject keeps, by experience: of experiences that have not ended, and whose time is not up. */
export async function listSubjectAssignments(
  database: Queryable,
  storeId: string,
  subject: string,
  now: Date,
): Promise<Readonly<Record<string, Assignment>>> {
  const rows = await database
    .selectFrom('subject_assignments as kept')
    .innerJoin('experiences', 'experiences.id', 'kept.experience_id')
    .select([
      'kept.experience_id',
      'kept.kind',
      'kept.variation_id',
      'kept.counted',
      'kept.assigned_at',
      'kept.until_at',
    ])
    .where('kept.store_id', '=', storeId)
    .where('kept.subject', '=', subject)
    .where('experiences.status', 'in', ['running', 'paused'])
    .where((where) => where.or([where('kept.until_at', 'is', null), where('kept.until_at', '>', now)]))
    .execute();
  return Object.fromEntries(
    rows.map((row): [string, Assignment] => [
      row.experience_id,
      {
        kind: row.kind,
        variation: row.variation_id,
        counted: row.counted,
        at: row.assigned_at.getTime(),
        ...(row.until_at === null ? {} : { until: row.until_at.getTime() }),
      },
    ]),
  );
}
