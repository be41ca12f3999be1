import type { Queryable } from '../../db/database.ts';

/** A segment as last read from Klaviyo. */
export type KeptSegment = {
  readonly id: string;
  readonly name: string;
  readonly starred: boolean;
  readonly state: 'active' | 'inactive' | 'processing';
  /** Whether Klaviyo still listed it. */
  readonly listed: boolean;
};

/** A connection's catalogue; `readAt` is absent while it was never read. */
export type Catalogue = { readonly segments: readonly KeptSegment[]; readonly readAt: Date | null };

/** The catalogue of a connection. */
export async function findCatalogue(database: Queryable, connectionId: string): Promise<Catalogue> {
  const connection = await database
    .selectFrom('klaviyo_connections')
    .select('segments_read_at')
    .where('id', '=', connectionId)
    .executeTakeFirst();
  const rows = await database
    .selectFrom('klaviyo_segments')
    .select(['segment_id', 'name', 'starred', 'state', 'listed'])
    .where('connection_id', '=', connectionId)
    .execute();
  return {
    segments: rows.map(({ segment_id, ...segment }) => ({ id: segment_id, ...segment })),
    readAt: connection?.segments_read_at ?? null,
  };
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
