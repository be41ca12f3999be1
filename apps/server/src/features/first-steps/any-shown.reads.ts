import type { Queryable } from '../../db/database.ts';

/** Whether anybody was ever shown one of these experiences. */
export async function wasAnyShown(database: Queryable, storeId: string): Promise<boolean> {
  const row = await database
    .selectFrom('experiences')
    .select('experiences.id')
    .where('store_id', '=', storeId)
    .where((where) =>
      where.exists(
        where
          .selectFrom('exposure_units')
          .select('unit')
          .whereRef('exposure_units.experience_id', '=', 'experiences.id'),
      ),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
