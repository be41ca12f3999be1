import type { Queryable } from '../../db/database.ts';

/**
 * Removes what a subject was shown and assigned and did, from the counts as well; and what their browsers reported before it
 * was known whose they are. To be called within a transaction.
 */
export async function removeSubject(transaction: Queryable, storeId: string, subject: string): Promise<void> {
  await transaction
    .deleteFrom('subject_assignments')
    .where('store_id', '=', storeId)
    .where('subject', '=', subject)
    .execute();
  const browsers = new Set<string>();
  for (const table of ['exposures', 'events'] as const) {
    const removed = await transaction
      .deleteFrom(table)
      .where('store_id', '=', storeId)
      .where('subject', '=', subject)
      .returning('visitor')
      .execute();
    for (const { visitor } of removed) browsers.add(visitor);
  }
  const visitors = [...browsers];
  if (visitors.length > 0) {
    for (const table of ['exposures', 'events'] as const) {
      await transaction
        .deleteFrom(table)
        .where('store_id', '=', storeId)
        .where('visitor', 'in', visitors)
        .where('subject', 'is', null)
        .execute();
    }
  }
  await transaction
    .deleteFrom('exposure_units')
    .where('unit', 'in', [`s:${subject}`, ...visitors.map((visitor) => `v:${visitor}`)])
    .where(
      'experience_id',
      'in',
      transaction.selectFrom('experiences').select('id').where('store_id', '=', storeId),
    )
    .execute();
}
