import type { SaveDraft } from '@facet/protocol';
import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';

/** Keeps what was typed, under a revision that was never there before. */
export async function saveDraft(
  database: Queryable,
  experienceId: string,
  { name, definition, basedOn }: Pick<SaveDraft, 'name' | 'definition' | 'basedOn'>,
  saved: { readonly at: Date; readonly by: string | null },
): Promise<void> {
  const row = {
    name,
    definition: JSON.stringify(definition),
    based_on: basedOn,
    saved_at: saved.at,
    saved_by: saved.by,
  };
  await database
    .insertInto('experience_drafts')
    .values({ experience_id: experienceId, ...row })
    .onConflict((conflict) =>
      conflict
        .column('experience_id')
        .doUpdateSet({ ...row, revision: sql<number>`nextval('experience_draft_revisions')` }),
    )
    .execute();
}

/** Lets a draft follow its experience, which got another revision and nothing else that a draft holds. */
export async function moveDraft(database: Queryable, experienceId: string, basedOn: number): Promise<void> {
  await database
    .updateTable('experience_drafts')
    .set({ based_on: basedOn })
    .where('experience_id', '=', experienceId)
    .execute();
}

/** Removes a draft, where there is one. */
export async function removeDraft(database: Queryable, experienceId: string): Promise<void> {
  await database.deleteFrom('experience_drafts').where('experience_id', '=', experienceId).execute();
}
