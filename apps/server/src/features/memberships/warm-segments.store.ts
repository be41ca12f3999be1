import type { WarmProgress } from '@facet/membership';
import type { Queryable } from '../../db/database.ts';

/** Begins to keep a segment's members ready, where that is not done already. */
export async function createWarmSegment(
  database: Queryable,
  connectionId: string,
  segmentId: string,
): Promise<void> {
  await database
    .insertInto('klaviyo_warm_segments')
    .values({ connection_id: connectionId, segment_id: segmentId, members: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** No longer keeps a segment's members ready. */
export async function removeWarmSegment(
  database: Queryable,
  connectionId: string,
  segmentId: string,
): Promise<void> {
  await database
    .deleteFrom('klaviyo_warm_segments')
    .where('connection_id', '=', connectionId)
    .where('segment_id', '=', segmentId)
    .execute();
}

/** Writes down how far the reading has come; nothing where it is no longer wanted. */
export async function saveWarmProgress(
  database: Queryable,
  connectionId: string,
  segmentId: string,
  progress: WarmProgress,
): Promise<void> {
  await database
    .updateTable('klaviyo_warm_segments')
    .set({
      started_at: toDate(progress.startedAt),
      cursor: progress.cursor,
      members: progress.members,
      read_at: toDate(progress.readAt),
      joined_read_at: toDate(progress.joinedReadAt),
      failure: null,
    })
    .where('connection_id', '=', connectionId)
    .where('segment_id', '=', segmentId)
    .execute();
}

/** Notes why the reading does not get on. */
export async function saveWarmFailure(
  database: Queryable,
  connectionId: string,
  segmentId: string,
  failure: string,
): Promise<void> {
  await database
    .updateTable('klaviyo_warm_segments')
    .set({ failure })
    .where('connection_id', '=', connectionId)
    .where('segment_id', '=', segmentId)
    .execute();
}

function toDate(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}
