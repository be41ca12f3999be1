import type { Queryable } from '../../db/database.ts';

/** A segment's members as Klaviyo counted them last, `null` where it never did. */
export type SegmentCount = {
  readonly name: string;
  readonly listed: boolean;
  readonly members: number | null;
  readonly countedAt: Date | null;
};

/** What is remembered of these segments, by Klaviyo's ids; nobody is asked. */
export async function findSegmentCounts(
  database: Queryable,
  connectionId: string,
  segments: readonly string[],
): Promise<ReadonlyMap<string, SegmentCount>> {
  if (segments.length === 0) return new Map();
  const rows = await database
    .selectFrom('klaviyo_segments')
    .select(['segment_id', 'name', 'listed', 'profile_count', 'count_read_at'])
    .where('connection_id', '=', connectionId)
    .where('segment_id', 'in', [...segments])
    .execute();
  return new Map(
    rows.map(({ segment_id, name, listed, profile_count, count_read_at }) => [
      segment_id,
      { name, listed, members: profile_count, countedAt: count_read_at },
    ]),
  );
}
