import type { Queryable } from '../../db/database.ts';

/** Where a store's script was seen. */
export type Sighting = {
  readonly origin: string;
  /** The revision of the configuration that it last ran with. */
  readonly script: string | null;
  readonly consent: 'required' | 'not_required' | null;
  readonly fetchedAt: Date | null;
  readonly ranAt: Date | null;
  readonly lastSeenAt: Date;
};

/** Where a store's script was seen, last first. */
export async function listSightings(database: Queryable, storeId: string): Promise<readonly Sighting[]> {
  const rows = await database
    .selectFrom('script_sightings')
    .selectAll()
    .where('store_id', '=', storeId)
    .orderBy('last_seen_at', 'desc')
    .orderBy('origin')
    .execute();
  return rows.map((row) => ({
    origin: row.origin,
    script: row.script,
    consent: row.consent,
    fetchedAt: row.fetched_at,
    ranAt: row.ran_at,
    lastSeenAt: row.last_seen_at,
  }));
}
