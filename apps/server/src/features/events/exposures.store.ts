import { type Insertable, sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import type { ExposuresTable, ExposureUnitsTable } from '../../db/schema/exposures.ts';

/** Lets the batches of one visitor be counted one after the other until the transaction ends. */
export async function lockVisitor(database: Queryable, storeId: string, visitor: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${storeId}/${visitor}`}, 0))`.execute(database);
}

/** Keeps exposures that are not known yet, and says which ids were new. */
export async function createExposures(
  database: Queryable,
  exposures: readonly Insertable<ExposuresTable>[],
): Promise<ReadonlySet<string>> {
  const rows = await database
    .insertInto('exposures')
    .values(exposures)
    .onConflict((conflict) => conflict.columns(['store_id', 'id']).doNothing())
    .returning('id')
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Adds to what is counted of units. The rows come one for each experience, variation and unit. */
export async function addToUnits(
  database: Queryable,
  units: readonly Insertable<ExposureUnitsTable>[],
): Promise<void> {
  await database
    .insertInto('exposure_units')
    .values(units)
    .onConflict((conflict) =>
      conflict.columns(['experience_id', 'variation_id', 'unit']).doUpdateSet({
        exposures: sql`exposure_units.exposures + excluded.exposures`,
        outside_audience: sql`exposure_units.outside_audience + excluded.outside_audience`,
        counted: sql`exposure_units.counted or excluded.counted`,
        identified: sql`exposure_units.identified or excluded.identified`,
        first_at: sql`least(exposure_units.first_at, excluded.first_at)`,
        last_at: sql`greatest(exposure_units.last_at, excluded.last_at)`,
      }),
    )
    .execute();
}

/** Takes away what was counted of a unit in these experiences, and returns it. */
export async function takeUnit(
  database: Queryable,
  unit: string,
  experienceIds: readonly string[],
): Promise<readonly Insertable<ExposureUnitsTable>[]> {
  return await database
    .deleteFrom('exposure_units')
    .where('unit', '=', unit)
    .where('experience_id', 'in', experienceIds)
    .returningAll()
    .execute();
}
