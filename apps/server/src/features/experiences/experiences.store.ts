import type { ExperienceDefinition, ExperienceStatus } from '@facet/engine';
import type { Queryable } from '../../db/database.ts';

/** Keeps a new draft, in its first revision. */
export async function createExperience(
  database: Queryable,
  storeId: string,
  definition: ExperienceDefinition & { readonly name: string },
  at: Date,
): Promise<void> {
  await database
    .insertInto('experiences')
    .values({
      id: definition.id,
      store_id: storeId,
      kind: definition.kind,
      name: definition.name,
      status: definition.status,
      seed: definition.seed,
      revision: 1,
      definition: JSON.stringify(definition),
      created_at: at,
      updated_at: at,
      started_at: null,
      ended_at: null,
      archived_at: null,
    })
    .execute();
}

/** Holds an experience's row still until the transaction ends. */
export async function lockExperience(database: Queryable, experienceId: string): Promise<void> {
  await database.selectFrom('experiences').select('id').where('id', '=', experienceId).forUpdate().execute();
}

/** Writes the next revision of an experience. Times that are not named stay. */
export async function saveExperience(
  database: Queryable,
  experienceId: string,
  next: {
    readonly name: string;
    readonly status: ExperienceStatus;
    readonly revision: number;
    readonly definition: ExperienceDefinition;
    readonly updatedAt: Date;
    readonly startedAt?: Date;
    readonly endedAt?: Date;
  },
): Promise<void> {
  await database
    .updateTable('experiences')
    .set({
      name: next.name,
      status: next.status,
      revision: next.revision,
      definition: JSON.stringify(next.definition),
      updated_at: next.updatedAt,
      ...(next.startedAt === undefined ? {} : { started_at: next.startedAt }),
      ...(next.endedAt === undefined ? {} : { ended_at: next.endedAt }),
    })
    .where('id', '=', experienceId)
    .execute();
}

/** Puts an experience away at that time, or takes it back. */
export async function saveArchivedAt(
  database: Queryable,
  experienceId: string,
  archivedAt: Date | null,
): Promise<void> {
  await database
    .updateTable('experiences')
    .set({ archived_at: archivedAt })
    .where('id', '=', experienceId)
    .execute();
}

/** Removes an experience with everything that hangs on it. */
export async function removeExperience(database: Queryable, experienceId: string): Promise<void> {
  await database.deleteFrom('experiences').where('id', '=', experienceId).execute();
}
