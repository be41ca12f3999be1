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

/** Removes what a subject was shown and assigned, from the counts as well. To be called within a transaction. */
export async function removeSubjectEvents(
  transaction: Queryable,
  storeId: string,
  subject: string,
): Promise<void> {
  const experiences = transaction.selectFrom('experiences').select('id').where('store_id', '=', storeId);
  await transaction
    .deleteFrom('subject_assignments')
    .where('store_id', '=', storeId)
    .where('subject', '=', subject)
    .execute();
  await transaction
    .deleteFrom('exposure_units')
    .where('unit', '=', `s:${subject}`)
    .where('experience_id', 'in', experiences)
    .execute();
  await transaction
    .deleteFrom('exposures')
    .where('store_id', '=', storeId)
    .where('subject', '=', subject)
    .execute();
}
