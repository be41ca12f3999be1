import { sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';

/** A segment as last read from Klaviyo. */
export type KeptSegment = {
  readonly id: string;
  readonly name: string;
  readonly starred: boolean;
  readonly state: 'active' | 'inactive' | 'processing';
  /** Whether Klaviyo still listed it. */
  readonly listed: boolean;
  /** Members as Klaviyo counted them last; `null` where it was never asked, or does not tell. */
  readonly members: number | null;
  readonly countedAt: Date | null;
};

/** How a connection's catalogue was read. */
export type CatalogueState = {
  /** When it was last read whole. */
  readonly readAt: Date | null;
  /** How many segments the reading under way has found, and since when. */
  readonly reading: { readonly found: number; readonly since: Date; readonly seenAt: Date } | null;
  /** Whether the last reading ended early. */
  readonly interrupted: boolean;
};

const columns = [
  'segment_id as id',
  'name',
  'starred',
  'state',
  'listed',
  'profile_count as members',
  'count_read_at as countedAt',
] as const;

/** How the catalogue of a connection was read, and whether it is being read; nothing where there is no connection. */
export async function findCatalogueState(
  database: Queryable,
  connectionId: string,
): Promise<CatalogueState | undefined> {
  const row = await database
    .selectFrom('klaviyo_connections')
    .select([
      'segments_read_at',
      'segments_reading_since',
      'segments_reading_seen_at',
      'segments_reading_found',
      'segments_interrupted',
    ])
    .where('id', '=', connectionId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { segments_reading_since: since, segments_reading_seen_at: seenAt } = row;
  return {
    readAt: row.segments_read_at,
    reading: since === null || seenAt === null ? null : { found: row.segments_reading_found, since, seenAt },
    interrupted: row.segments_interrupted,
  };
}

/** Whether the catalogue was ever read whole. */
export async function wasCatalogueRead(database: Queryable, connectionId: string): Promise<boolean> {
  return (await findCatalogueState(database, connectionId))?.readAt instanceof Date;
}

/** The segments of a connection as last read; of these ids only, where some are given. */
export async function listKnownSegments(
  database: Queryable,
  connectionId: string,
  ids?: readonly string[],
): Promise<readonly KeptSegment[]> {
  if (ids?.length === 0) return [];
  return await database
    .selectFrom('klaviyo_segments')
    .select(columns)
    .where('connection_id', '=', connectionId)
    .$if(ids !== undefined, (query) => query.where('segment_id', 'in', [...new Set(ids)]))
    .execute();
}

/** What a list of segments is narrowed to, and which part of it is wanted. */
export type SegmentQuery = {
  readonly search: string;
  /** Only these. */
  readonly ids: readonly string[] | undefined;
  /** Those that Klaviyo does not list any more and that are to be shown all the same. */
  readonly unlisted: readonly string[];
  readonly limit: number;
  readonly offset: number;
};

/** A part of the segments, starred first, then by name, and how many fit in all. */
export async function listSegmentPart(
  database: Queryable,
  connectionId: string,
  { search, ids, unlisted, limit, offset }: SegmentQuery,
): Promise<{ readonly segments: readonly KeptSegment[]; readonly total: number }> {
  if (ids?.length === 0) return { segments: [], total: 0 };
  const words = search.toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
  let found = database
    .selectFrom('klaviyo_segments')
    .where('connection_id', '=', connectionId)
    .where((where) =>
      where.or([
        where('listed', '=', true),
        ...(unlisted.length === 0 ? [] : [where('segment_id', 'in', unlisted)]),
      ]),
    );
  if (ids !== undefined) found = found.where('segment_id', 'in', ids);
  for (const word of words) found = found.where(sql<boolean>`strpos(lower(name), ${word}) > 0`);
  const segments = await found
    .select(columns)
    .orderBy('starred', 'desc')
    .orderBy(sql`sort_key collate "C"`)
    .orderBy('segment_id')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await found
    .select((select) => select.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  return { segments, total: Number(total) };
}

/** How many segments Klaviyo lists, as last read. */
export async function countSegments(database: Queryable, connectionId: string): Promise<number> {
  const { total } = await database
    .selectFrom('klaviyo_segments')
    .select((select) => select.fn.countAll().as('total'))
    .where('connection_id', '=', connectionId)
    .where('listed', '=', true)
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** How many members a segment had when last counted; `undefined` for a segment that is not in the catalogue. */
export async function findCount(
  database: Queryable,
  connectionId: string,
  segmentId: string,
): Promise<{ readonly profileCount: number | null; readonly readAt: Date | null } | undefined> {
  const row = await database
    .selectFrom('klaviyo_segments')
    .select(['profile_count', 'count_read_at'])
    .where('connection_id', '=', connectionId)
    .where('segment_id', '=', segmentId)
    .executeTakeFirst();
  return row === undefined ? undefined : { profileCount: row.profile_count, readAt: row.count_read_at };
}
