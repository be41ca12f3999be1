import type { KlaviyoSegment } from '@facet/klaviyo';
import type { Queryable } from '../../db/database.ts';
import { inTransaction } from '../../db/transaction.ts';

/**
 * Writes the catalogue as Klaviyo lists it now. Segments that it no longer lists stay with their name, marked, since
 * an experience may still use them.
 */
export async function saveCatalogue(
  database: Queryable,
  connectionId: string,
  segments: readonly KlaviyoSegment[],
  readAt: Date,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const kept = await transaction
      .updateTable('klaviyo_connections')
      .set({ segments_read_at: readAt })
      .where('id', '=', connectionId)
      .returning('id')
      .executeTakeFirst();
    if (kept === undefined) return;
    await transaction
      .updateTable('klaviyo_segments')
      .set({ listed: false })
      .where('connection_id', '=', connectionId)
      .execute();
    for (let start = 0; start < segments.length; start += 500) {
      await transaction
        .insertInto('klaviyo_segments')
        .values(
          segments.slice(start, start + 500).map((segment) => ({
            connection_id: connectionId,
            segment_id: segment.id,
            name: segment.name,
            starred: segment.starred,
            state: segment.state,
            listed: true,
          })),
        )
        .onConflict((conflict) =>
          conflict.columns(['connection_id', 'segment_id']).doUpdateSet((row) => ({
            name: row.ref('excluded.name'),
            starred: row.ref('excluded.starred'),
            state: row.ref('excluded.state'),
            listed: row.ref('excluded.listed'),
          })),
        )
        .execute();
    }
  });
}

/** Writes how many members Klaviyo counts. */
export async function saveCount(
  database: Queryable,
  connectionId: string,
  segmentId: string,
  profileCount: number | null,
  readAt: Date,
): Promise<void> {
  await database
    .updateTable('klaviyo_segments')
    .set({ profile_count: profileCount, count_read_at: readAt })
    .where('connection_id', '=', connectionId)
    .where('segment_id', '=', segmentId)
    .execute();
}
