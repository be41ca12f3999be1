import type { WarmProgress } from '@facet/membership';
import type { Queryable } from '../../db/database.ts';

/** A segment whose members are read ahead of time. */
export type WarmSegment = {
  readonly segmentId: string;
  readonly progress: WarmProgress;
  /** Why the last attempt ended early. */
  readonly failure: string | null;
};

const columns = [
  'segment_id',
  'started_at',
  'cursor',
  'members',
  'read_at',
  'joined_read_at',
  'failure',
] as const;

/** The segments of a connection whose members are read ahead of time. */
export async function listWarmSegments(
  database: Queryable,
  connectionId: string,
): Promise<readonly WarmSegment[]> {
  const rows = await database
    .selectFrom('klaviyo_warm_segments')
    .select(columns)
    .where('connection_id', '=', connectionId)
    .orderBy('segment_id')
    .execute();
  return rows.map((row) => ({
    segmentId: row.segment_id,
    failure: row.failure,
    progress: {
      startedAt: row.started_at?.getTime() ?? null,
      cursor: row.cursor,
      members: row.members,
      readAt: row.read_at?.getTime() ?? null,
      joinedReadAt: row.joined_read_at?.getTime() ?? null,
    },
  }));
}
