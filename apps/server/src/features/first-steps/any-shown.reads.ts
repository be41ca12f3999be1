import type { Queryable } from '../../db/database.ts';
import { wasShown } from '../events/was-shown.reads.ts';

/** Whether anybody was ever shown one of these experiences. */
export async function wasAnyShown(database: Queryable, storeId: string): Promise<boolean> {
  const row = await database
    .selectFrom('experiences')
    .select('experiences.id')
    .where('store_id', '=', storeId)
    .where(wasShown)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
