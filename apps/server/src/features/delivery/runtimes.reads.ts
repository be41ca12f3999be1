import type { Queryable } from '../../db/database.ts';

/** Finds the script that some version of Facet has served under a revision. */
export async function findRuntimeScript(database: Queryable, revision: string): Promise<string | undefined> {
  const row = await database
    .selectFrom('runtimes')
    .select('script')
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row?.script;
}
