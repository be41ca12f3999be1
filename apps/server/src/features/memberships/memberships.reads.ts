import type { Queryable } from '../../db/database.ts';

/** What is remembered about people under a connection. */
export type Remembered = {
  readonly people: number;
  /** When the oldest membership set was read; `null` where there is none. */
  readonly oldestReadAt: Date | null;
};

/** How many people's memberships are remembered under a connection, and since when. */
export async function describeRemembered(database: Queryable, connectionId: string): Promise<Remembered> {
  const row = await database
    .selectFrom('klaviyo_people')
    .select((select) => [select.fn.countAll<number>().as('people'), select.fn.min('read_at').as('oldest')])
    .where('connection_id', '=', connectionId)
    .where('read_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return { people: row.people, oldestReadAt: row.oldest };
}
