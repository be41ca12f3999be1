import { readExperienceDefinition } from '@facet/engine';
import type { DraftDefinition, ExperienceDraft } from '@facet/protocol';
import type { Selectable } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import type { ExperienceDraftsTable } from '../../db/schema/experience-drafts.ts';
import type { KeptStore } from '../stores/stores.reads.ts';
import { type KeptExperience, listExperiences } from './experiences.reads.ts';
import { findForbidden } from './forbidden-problems.ts';

/** Reads what was changed of an experience and not published yet. */
export async function findDraft(
  database: Queryable,
  experience: KeptExperience,
): Promise<ExperienceDraft | null> {
  const row = await database
    .selectFrom('experience_drafts')
    .selectAll()
    .where('experience_id', '=', experience.id)
    .executeTakeFirst();
  return row === undefined ? null : toDraft(row, experience);
}

/**
 * Reads a store's experiences that have not ended as their drafts would make them; where a draft could not be published
 * as it is, the experience as it is published.
 */
export async function listWithDrafts(
  database: Queryable,
  { id, settings }: Pick<KeptStore, 'id' | 'settings'>,
): Promise<readonly KeptExperience[]> {
  const experiences = await listExperiences(database, id, ['draft', 'running', 'paused']);
  const rows = await database
    .selectFrom('experience_drafts')
    .innerJoin('experiences', 'experiences.id', 'experience_drafts.experience_id')
    .selectAll('experience_drafts')
    .where('experiences.store_id', '=', id)
    .execute();
  const drafts = new Map(rows.map((row) => [row.experience_id, row]));
  return experiences.map((experience) => {
    const row = drafts.get(experience.id);
    if (row === undefined) return experience;
    const { name, definition } = toDraft(row, experience);
    const result = readExperienceDefinition(definition);
    if (!result.ok || findForbidden(result.definition, settings).length > 0) return experience;
    return { ...experience, name, definition: result.definition };
  });
}

/** A definition with all that is not an editor's to decide, and with what no experience of its kind is without. */
export function toDraftDefinition(
  definition: DraftDefinition,
  name: string,
  { id, kind, seed, status, definition: published }: KeptExperience,
): DraftDefinition {
  const { mode, holdout } = published.kind === 'personalization' ? published : {};
  return {
    ...(mode === undefined ? {} : { mode }),
    ...(holdout === undefined ? {} : { holdout }),
    ...definition,
    version: 1,
    id,
    kind,
    seed,
    status,
    name,
  };
}

function toDraft(row: Selectable<ExperienceDraftsTable>, experience: KeptExperience): ExperienceDraft {
  return {
    name: row.name,
    // Its status may have changed since.
    definition: toDraftDefinition(row.definition, row.name, experience),
    revision: row.revision,
    basedOn: row.based_on,
    savedAt: row.saved_at.toISOString(),
    savedBy: row.saved_by,
  };
}
