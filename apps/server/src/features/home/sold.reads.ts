import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';

/** What those who count in one variation ordered after they had seen it, in one currency. */
export type Sold = {
  readonly experience: string;
  readonly variation: string;
  readonly currency: string | null;
  readonly orders: number;
  /** `null` where no order had a value. */
  readonly value: number | null;
  /** Of the variation in all currencies. */
  readonly buyers: number;
};

/**
 * Finds what came after exposures: begins at the orders, which are few, and looks for whom they were. An order of a
 * person whose browser counted by itself before counts once.
 */
export async function listSold(
  database: Queryable,
  storeId: string,
  experienceIds: readonly string[],
): Promise<readonly Sold[]> {
  if (experienceIds.length === 0) return [];
  const { rows } = await sql<Sold>`
    with buyers as (
      select id, unit, value, currency, happened_at from events
      cross join lateral (
        select 's:' || subject as unit where subject is not null union all select 'v:' || visitor
      ) as who
      where store_id = ${storeId} and name = 'order'
    ),
    pairs as (
      select distinct on (units.experience_id, units.variation_id, buyers.id)
        units.experience_id, units.variation_id, buyers.id, units.unit, buyers.value, buyers.currency
      from buyers
      join exposure_units as units on units.unit = buyers.unit
      where units.experience_id = any(${sql.val(experienceIds)}::text[])
        and units.counted and buyers.happened_at >= units.first_at
      order by units.experience_id, units.variation_id, buyers.id, units.unit
    ),
    people as (
      select experience_id, variation_id, count(distinct unit) as buyers from pairs
      group by experience_id, variation_id
    )
    select pairs.experience_id as experience, pairs.variation_id as variation, currency,
      count(*) as orders, sum(value)::float8 as value, people.buyers
    from pairs join people using (experience_id, variation_id)
    group by pairs.experience_id, pairs.variation_id, currency, people.buyers
    order by orders desc, currency`.execute(database);
  return rows;
}
