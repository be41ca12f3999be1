import type { ExperienceDefinition, ExperienceStatus } from '@facet/engine';
import type { Selectable } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import type { ExperiencesTable } from '../../db/schema/experiences.ts';
import { Failure } from '../../errors.ts';

/** A test or personalization as it is kept. Its segments are named by Klaviyo's own ids. */
export type KeptExperience = {
  readonly id: string;
  readonly name: string;
  readonly kind: ExperienceDefinition['kind'];
  readonly status: ExperienceStatus;
  readonly seed: string;
  readonly revision: number;
  readonly definition: ExperienceDefinition;
  readonly updatedAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly archivedAt: string | null;
};

/** Reads a store's experiences, newest first; only those with one of `statuses` where given. */
export async function listExperiences(
  database: Queryable,
  storeId: string,
  statuses?: readonly ExperienceStatus[],
): Promise<readonly KeptExperience[]> {
  let query = database
    .selectFrom('experiences')
    .selectAll()
    .where('store_id', '=', storeId)
    .orderBy('created_at', 'desc')
    .orderBy('id');
  if (statuses !== undefined) query = query.where('status', 'in', statuses);
  return (await query.execute()).map(toExperience);
}

/** Reads one experience of a store. Throws `not_found`. */
export async function getExperience(
  database: Queryable,
  storeId: string,
  experienceId: string,
): Promise<KeptExperience> {
  const row = await database
    .selectFrom('experiences')
    .selectAll()
    .where('store_id', '=', storeId)
    .where('id', '=', experienceId)
    .executeTakeFirst();
  if (row === undefined) throw new Failure('not_found', 'This store has no experience with this id.');
  return toExperience(row);
}

/** Finds the definitions of those of the given ids that are experiences of the store. */
export async function listDefinitions(
  database: Queryable,
  storeId: string,
  experienceIds: readonly string[],
): Promise<ReadonlyMap<string, ExperienceDefinition>> {
  const rows = await database
    .selectFrom('experiences')
    .select(['id', 'definition'])
    .where('store_id', '=', storeId)
    .where('id', 'in', [...new Set(experienceIds)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.definition]));
}

function toExperience(row: Selectable<ExperiencesTable>): KeptExperience {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    status: row.status,
    seed: row.seed,
    revision: row.revision,
    definition: row.definition,
    updatedAt: row.updated_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    archivedAt: row.archived_at?.toISOString() ?? null,
  };
}
