import type { KlaviyoSegment } from '@facet/klaviyo';
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Queryable } from '../../db/database.ts';
import { inTransaction } from '../../db/transaction.ts';
import { toSortKey } from './sort-key.ts';

/** After that long without a sign of life a reading has died, and another one may begin. */
const readingLifeMs = 150_000;

/** Takes the reading of a catalogue for this process; `false` where it is under way elsewhere, or nothing is left to read. */
export async function beginReading(database: Queryable, connectionId: string, at: Date): Promise<boolean> {
  const begun = await database
    .updateTable('klaviyo_connections')
    .set({ segments_reading_since: at, segments_reading_seen_at: at, segments_reading_found: 0 })
    .where('id', '=', connectionId)
    .where((where) =>
      where.or([
        where('segments_reading_since', 'is', null),
        where('segments_reading_seen_at', '<', new Date(at.getTime() - readingLifeMs)),
      ]),
    )
    .returning('id')
    .executeTakeFirst();
  return begun !== undefined;
}

/** Writes a part of the catalogue, which is still being read: what it names can be used at once. */
export async function savePart(
  database: Queryable,
  connectionId: string,
  part: readonly KlaviyoSegment[],
  found: number,
  at: Date,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const kept = await transaction
      .updateTable('klaviyo_connections')
      .set({ segments_reading_seen_at: at, segments_reading_found: found })
      .where('id', '=', connectionId)
      .returning('id')
      .executeTakeFirst();
    if (kept !== undefined) await writeSegments(transaction, connectionId, part);
  });
}

/**
 * Ends the reading of a catalogue that was read whole. Segments that are not among these stay with their name, marked,
 * since an experience may still use them.
 */
export async function finishReading(
  database: Queryable,
  connectionId: string,
  segments: readonly KlaviyoSegment[],
  readAt: Date,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const kept = await transaction
      .updateTable('klaviyo_connections')
      .set({ ...noReading, segments_read_at: readAt, segments_interrupted: false })
      .where('id', '=', connectionId)
      .returning('id')
      .executeTakeFirst();
    if (kept === undefined) return;
    const ids = JSON.stringify(segments.map(({ id }) => id));
    const named: Expression<SqlBool> = sql`segment_id in (select jsonb_array_elements_text(${ids}::jsonb))`;
    await transaction
      .updateTable('klaviyo_segments')
      .set({ listed: false })
      .where('connection_id', '=', connectionId)
      .where('listed', '=', true)
      .where((where) => where.not(named))
      .execute();
    await writeSegments(transaction, connectionId, segments);
  });
}

/** Ends a reading that came to nothing. What it has found until then stays. */
export async function interruptReading(database: Queryable, connectionId: string): Promise<void> {
  await database
    .updateTable('klaviyo_connections')
    .set({ ...noReading, segments_interrupted: true })
    .where('id', '=', connectionId)
    .execute();
}

const noReading = {
  segments_reading_since: null,
  segments_reading_seen_at: null,
  segments_reading_found: 0,
} as const;

const atOnce = 500;

async function writeSegments(
  database: Queryable,
  connectionId: string,
  segments: readonly KlaviyoSegment[],
): Promise<void> {
  for (let start = 0; start < segments.length; start += atOnce) {
    await database
      .insertInto('klaviyo_segments')
      .values(
        segments.slice(start, start + atOnce).map((segment) => ({
          connection_id: connectionId,
          segment_id: segment.id,
          name: segment.name,
          sort_key: toSortKey(segment.name),
          starred: segment.starred,
          state: segment.state,
          listed: true,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['connection_id', 'segment_id']).doUpdateSet((row) => ({
          name: row.ref('excluded.name'),
          sort_key: row.ref('excluded.sort_key'),
          starred: row.ref('excluded.starred'),
          state: row.ref('excluded.state'),
          listed: row.ref('excluded.listed'),
        })),
      )
      .execute();
  }
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
