import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';

/** Since when each of these experiences splits as it does now: its last change of weights or audience since it started. */
export async function listSplitChanges(
  database: Queryable,
  storeId: string,
  experienceIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  if (experienceIds.length === 0) return new Map();
  const { rows } = await sql<{ readonly target: string; readonly at: Date }>`
    select target, max(at) as at from audit_entries
    where store_id = ${storeId} and action = 'experience.saved'
      and target = any(${sql.val(experienceIds)}::text[])
      and (
        before -> 'audience' is distinct from after -> 'audience'
        or jsonb_path_query_array(before, '$.variations[*].weight')
          is distinct from jsonb_path_query_array(after, '$.variations[*].weight')
      )
    group by target`.execute(database);
  return new Map(rows.map((row) => [row.target, row.at]));
}

/** How many units that count entered one variation. */
export type Entered = { readonly experience: string; readonly variation: string; readonly units: number };

/** Counts the units that count and entered after an instant, which each experience may have of its own. */
export async function countEntered(
  database: Queryable,
  since: ReadonlyMap<string, Date>,
): Promise<readonly Entered[]> {
  if (since.size === 0) return [];
  const { rows } = await sql<Entered>`
    select experience_id as experience, variation_id as variation, count(*) as units
    from exposure_units
    join unnest(${sql.val([...since.keys()])}::text[], ${sql.val([...since.values()])}::timestamptz[])
      as period (id, since) on period.id = exposure_units.experience_id
    where counted and first_at >= period.since
    group by experience_id, variation_id`.execute(database);
  return rows;
}
