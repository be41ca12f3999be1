import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';

/** Who was shown one variation. */
export type ShownCount = {
  readonly experience: string;
  readonly variation: string;
  /** Who counts in the results. */
  readonly counted: number;
  /** Who was shown it in the last 7 days. */
  readonly lastWeek: number;
  /** Of the last 7 days, oldest first: how many were shown it for the first time. */
  readonly newByDay: readonly number[];
};

const dayMs = 86_400_000;
const days = 7;

/** Counts the units of these experiences in one reading of the rollup, by variation. */
export async function countShown(
  database: Queryable,
  experienceIds: readonly string[],
  now: number,
): Promise<readonly ShownCount[]> {
  if (experienceIds.length === 0) return [];
  const from = new Date(now - days * dayMs);
  const byDay = Array.from({ length: days }, (_, day) => {
    const begin = new Date(now - (days - day) * dayMs);
    const end = new Date(now - (days - day - 1) * dayMs);
    return sql`count(*) filter (where first_at > ${begin} and first_at <= ${end})`;
  });
  const { rows } = await sql<Omit<ShownCount, 'newByDay'> & { readonly newByDay: readonly string[] }>`
    select experience_id as experience, variation_id as variation,
      count(*) filter (where counted) as counted,
      count(*) filter (where last_at > ${from}) as "lastWeek",
      array[${sql.join(byDay)}]::text[] as "newByDay"
    from exposure_units
    where experience_id = any(${sql.val(experienceIds)}::text[])
    group by experience_id, variation_id`.execute(database);
  return rows.map((row) => ({ ...row, newByDay: row.newByDay.map(Number) }));
}
