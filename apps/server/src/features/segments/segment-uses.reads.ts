import type { Segment } from '@facet/protocol';
import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';

type SegmentUse = Segment['usedBy'][number];

/** In lax mode a condition with several values gives each of them. */
const asked = sql.lit('$.audience.** ? (@.field == "klaviyo_segment").value[*]');

/**
 * The experiences that ask about segments and that have neither ended nor been archived, by Klaviyo's ids: as they are
 * published, and as members are changing them.
 */
export async function listSegmentUses(
  database: Queryable,
  storeId: string,
): Promise<ReadonlyMap<string, readonly SegmentUse[]>> {
  const rows = await database
    .selectFrom('experiences')
    .leftJoin('experience_drafts', 'experience_drafts.experience_id', 'experiences.id')
    .select([
      'experiences.id',
      'experiences.name',
      'experiences.status',
      sql<unknown[]>`jsonb_path_query_array(experiences.definition, ${asked})`.as('published'),
      sql<unknown[] | null>`jsonb_path_query_array(experience_drafts.definition, ${asked})`.as('edited'),
    ])
    .where('experiences.store_id', '=', storeId)
    .where('experiences.status', '!=', 'ended')
    .where('experiences.archived_at', 'is', null)
    .orderBy('experiences.created_at', 'desc')
    .orderBy('experiences.id')
    .execute();
  const uses = new Map<string, SegmentUse[]>();
  for (const { published, edited, ...experience } of rows) {
    for (const id of new Set([...published, ...(edited ?? [])])) {
      // A draft may hold what is no id yet.
      if (typeof id !== 'string' || id === '') continue;
      const users = uses.get(id);
      if (users === undefined) uses.set(id, [experience]);
      else users.push(experience);
    }
  }
  return uses;
}
