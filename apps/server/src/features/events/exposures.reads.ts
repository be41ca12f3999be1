import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';

/** How many units were shown one variation. */
export type VariationCount = {
  readonly variation: string;
  readonly visitors: number;
  readonly countedVisitors: number;
  readonly identified: number;
  /** How often it was shown to somebody whom the audience did not match any longer. */
  readonly outsideAudience: number;
  readonly lastSeenAt: Date;
};

/** Counts the units of an experience, for each variation that anybody was shown. */
export async function countExposures(
  database: Queryable,
  experienceId: string,
): Promise<readonly VariationCount[]> {
  return await database
    .selectFrom('exposure_units')
    .select((select) => [
      'variation_id as variation',
      select.fn.countAll<number>().as('visitors'),
      select.fn.countAll<number>().filterWhere('counted', '=', true).as('countedVisitors'),
      select.fn.countAll<number>().filterWhere('identified', '=', true).as('identified'),
      sql<number>`sum(outside_audience)::bigint`.as('outsideAudience'),
      sql<Date>`max(last_at)`.as('lastSeenAt'),
    ])
    .where('experience_id', '=', experienceId)
    .groupBy('variation_id')
    .execute();
}
