import type { Leases } from '@facet/membership';
import { sql } from 'kysely';
import type { Queryable } from './database.ts';

/**
 * Leases that all processes of the installation respect, by the database's clock. `toName` makes a row's name of a
 * lease's: the store it belongs to, and hashed where it must not be read.
 */
export function createLeases(database: Queryable, holder: string, toName: (name: string) => string): Leases {
  return {
    async take(name, forMs) {
      const until = sql<Date>`clock_timestamp() + ${forMs} * interval '1 millisecond'`;
      const taken = await database
        .insertInto('leases')
        .values({ name: toName(name), holder, until })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ holder, until })
            .where((where) =>
              where.or([
                where('leases.until', '<', sql<Date>`clock_timestamp()`),
                where('leases.holder', '=', holder),
              ]),
            ),
        )
        .returning('name')
        .executeTakeFirst();
      return taken !== undefined;
    },
    async release(name) {
      await database
        .deleteFrom('leases')
        .where('name', '=', toName(name))
        .where('holder', '=', holder)
        .execute();
    },
  };
}

/** Ends everybody's leases, for a process that knows itself alone: whoever held them has died. */
export async function endAllLeases(database: Queryable): Promise<void> {
  await database.deleteFrom('leases').execute();
  await database
    .updateTable('klaviyo_connections')
    .set({ refresh_lease: null, refresh_lease_until: null })
    .where('refresh_lease', 'is not', null)
    .execute();
  await database
    .updateTable('klaviyo_connections')
    .set({ segments_reading_since: null, segments_reading_seen_at: null, segments_interrupted: true })
    .where('segments_reading_since', 'is not', null)
    .execute();
}

/** Removes what processes that died left behind. */
export async function removeEndedLeases(database: Queryable): Promise<void> {
  await database.deleteFrom('leases').where('until', '<', sql<Date>`clock_timestamp()`).execute();
}
