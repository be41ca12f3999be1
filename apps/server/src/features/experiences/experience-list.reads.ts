import type { ExperienceDefinition } from '@facet/engine';
import type { ExperienceListQuery, ExperienceSummary } from '@facet/protocol';
import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import type { Rows } from '../../db/to-rows.ts';

/** What a page of the list is made of. */
export type ListedExperience = Pick<
  ExperienceSummary,
  'id' | 'name' | 'kind' | 'status' | 'hasDraft' | 'updatedAt' | 'startedAt' | 'endedAt' | 'archivedAt'
> & { readonly definition: ExperienceDefinition };

/** A part of a store's experiences that fit, last changed first, and how many fit in all. */
export async function listExperiencePart(
  database: Queryable,
  storeId: string,
  { search = '', status, kind, archived, segment }: ExperienceListQuery,
  { limit, offset }: Rows,
): Promise<{ readonly experiences: readonly ListedExperience[]; readonly total: number }> {
  let found = database
    .selectFrom('experiences')
    .leftJoin('experience_drafts', 'experience_drafts.experience_id', 'experiences.id')
    .where('experiences.store_id', '=', storeId)
    .where('experiences.archived_at', archived === 'true' ? 'is not' : 'is', null);
  const words = search.toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
  for (const word of words) {
    found = found.where(sql<boolean>`strpos(lower(experiences.name), ${word}) > 0`);
  }
  if (status !== undefined) found = found.where('experiences.status', '=', status);
  if (kind !== undefined) found = found.where('experiences.kind', '=', kind);
  if (segment !== undefined) found = found.where(asksAbout(segment));
  const rows = await found
    .select([
      'experiences.id',
      'experiences.name',
      'experiences.kind',
      'experiences.status',
      'experiences.definition',
      'experiences.updated_at',
      'experiences.started_at',
      'experiences.ended_at',
      'experiences.archived_at',
      sql<boolean>`experience_drafts.experience_id is not null`.as('has_draft'),
    ])
    .orderBy('experiences.updated_at', 'desc')
    .orderBy('experiences.id')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await found
    .select((select) => select.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  const experiences = rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    status: row.status,
    definition: row.definition,
    hasDraft: row.has_draft,
    updatedAt: row.updated_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    archivedAt: row.archived_at?.toISOString() ?? null,
  }));
  return { experiences, total: Number(total) };
}

/** Whether what is published, or what is being edited, asks about a segment. */
function asksAbout(segment: string) {
  const path = '$.audience.** ? (@.field == "klaviyo_segment").value ? (@ == $id)';
  const named = JSON.stringify({ id: segment });
  return sql<boolean>`(
    jsonb_path_exists(experiences.definition, ${path}::jsonpath, ${named}::jsonb)
    or coalesce(jsonb_path_exists(experience_drafts.definition, ${path}::jsonpath, ${named}::jsonb), false)
  )`;
}

/** How many experiences a store has that were not put away, and how many that were. */
export async function countExperiences(
  database: Queryable,
  storeId: string,
): Promise<{ readonly active: number; readonly archived: number }> {
  const row = await database
    .selectFrom('experiences')
    .select((select) => [
      select.fn.countAll().as('all'),
      select.fn.countAll().filterWhere('archived_at', 'is not', null).as('archived'),
    ])
    .where('store_id', '=', storeId)
    .executeTakeFirstOrThrow();
  const archived = Number(row.archived);
  return { active: Number(row.all) - archived, archived };
}

/** How many were shown each of these experiences of the store since then; one that nobody was shown is not named. */
export async function countVisitorsSince(
  database: Queryable,
  storeId: string,
  experienceIds: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .selectFrom('exposure_units')
    .innerJoin('experiences', 'experiences.id', 'exposure_units.experience_id')
    .select(['experience_id', sql<string>`count(distinct unit)`.as('visitors')])
    .where('experiences.store_id', '=', storeId)
    .where('experience_id', 'in', experienceIds)
    .where('last_at', '>=', since)
    .groupBy('experience_id')
    .execute();
  return new Map(rows.map(({ experience_id: id, visitors }) => [id, Number(visitors)]));
}

/** Which of some names experiences of the store have already. */
export async function listTakenNames(
  database: Queryable,
  storeId: string,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('experiences')
    .select('name')
    .where('store_id', '=', storeId)
    .where('name', 'in', names)
    .execute();
  return new Set(rows.map(({ name }) => name));
}
