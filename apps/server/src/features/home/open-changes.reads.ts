import type { Queryable } from '../../db/database.ts';

/** An experience with changes that nobody sees yet. */
export type OpenChange = {
  readonly id: string;
  readonly name: string;
  readonly status: 'running' | 'paused';
};

/** Lists experiences that have started and whose changes wait to be published, last changed first. */
export async function listOpenChanges(database: Queryable, storeId: string): Promise<readonly OpenChange[]> {
  return await database
    .selectFrom('experience_drafts')
    .innerJoin('experiences', 'experiences.id', 'experience_drafts.experience_id')
    .select(['experiences.id', 'experiences.name'])
    .select((select) => select.ref('experiences.status').$castTo<'running' | 'paused'>().as('status'))
    .where('experiences.store_id', '=', storeId)
    .where('experiences.status', 'in', ['running', 'paused'])
    .orderBy('experience_drafts.saved_at', 'desc')
    .execute();
}
