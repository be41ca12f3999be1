import type { Queryable } from '../../db/database.ts';

/** How many people's memberships are remembered under a connection. */
export async function countRememberedPeople(database: Queryable, connectionId: string): Promise<number> {
  const row = await database
    .selectFrom('klaviyo_memberships')
    .select((select) => select.fn.count<number>('subject').distinct().as('people'))
    .where('connection_id', '=', connectionId)
    .executeTakeFirstOrThrow();
  return row.people;
}
