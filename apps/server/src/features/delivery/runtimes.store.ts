import type { Queryable } from '../../db/database.ts';

/** How many scripts are kept: some years of versions, half a megabyte. */
const mostKept = 24;

/** Keeps a script that is about to be used, and lets go of those that were first used longest ago. */
export async function keepRuntime(
  database: Queryable,
  runtime: { readonly revision: string; readonly script: string; readonly firstUsedAt: Date },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('runtimes')
    .values({ revision: runtime.revision, script: runtime.script, first_used_at: runtime.firstUsedAt })
    .onConflict((conflict) => conflict.column('revision').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return;
  const kept = database
    .selectFrom('runtimes')
    .select('revision')
    .orderBy('first_used_at', 'desc')
    .orderBy('revision')
    .limit(mostKept);
  await database.deleteFrom('runtimes').where('revision', 'not in', kept).execute();
}
