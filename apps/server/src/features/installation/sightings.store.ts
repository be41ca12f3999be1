import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';

/** What was seen of a script just now. */
export type Glimpse = {
  readonly storeId: string;
  readonly origin: string;
  readonly at: Date;
  /** Whether the script was asked for, or ran and sent something. */
  readonly by: 'fetch' | 'run';
  readonly script?: string | undefined;
  readonly consent?: 'required' | 'not_required' | undefined;
};

/** Pages can name any origin: of those that are not the store's, no more than this stay. */
const mostOrigins = 40;

/** Keeps what was seen. `origins`: the store's own, which stay when there are too many. */
export async function saveSighting(
  database: Queryable,
  { storeId, origin, at, by, script, consent }: Glimpse,
  origins: readonly string[],
): Promise<void> {
  const changed = {
    last_seen_at: at,
    ...(by === 'fetch' ? { fetched_at: at } : { ran_at: at }),
    ...(script === undefined ? {} : { script }),
    ...(consent === undefined ? {} : { consent }),
  };
  const isNew = await database
    .insertInto('script_sightings')
    .values({ store_id: storeId, origin, first_seen_at: at, ...changed })
    .onConflict((conflict) => conflict.columns(['store_id', 'origin']).doUpdateSet(changed))
    .returning(sql<boolean>`first_seen_at = ${at}`.as('isNew'))
    .executeTakeFirst();
  if (isNew?.isNew !== true || origins.includes(origin)) return;
  await sql`delete from script_sightings where store_id = ${storeId} and origin in (
    select origin from script_sightings where store_id = ${storeId}
    order by origin = any(${sql.val(origins)}::text[]) desc, last_seen_at desc offset ${mostOrigins}
  )`.execute(database);
}
