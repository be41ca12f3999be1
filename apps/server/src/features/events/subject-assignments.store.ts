import { type Insertable, sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import type { SubjectAssignmentsTable } from '../../db/schema/subject-assignments.ts';

/** Keeps the first assignment of a subject in each experience; a temporary one whose time is up makes room. */
export async function keepFirstAssignments(
  database: Queryable,
  assignments: readonly Insertable<SubjectAssignmentsTable>[],
): Promise<void> {
  await database
    .insertInto('subject_assignments')
    .values(assignments)
    .onConflict((conflict) =>
      conflict
        .columns(['store_id', 'subject', 'experience_id'])
        .doUpdateSet({
          kind: sql`excluded.kind`,
          variation_id: sql`excluded.variation_id`,
          counted: sql`excluded.counted`,
          assigned_at: sql`excluded.assigned_at`,
          until_at: sql`excluded.until_at`,
        })
        .whereRef('subject_assignments.until_at', '<=', sql`excluded.assigned_at`),
    )
    .execute();
}
