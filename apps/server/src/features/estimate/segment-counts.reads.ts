import type { Queryable } from '../../db/database.ts';
import { listWarmSegments } from '../memberships/warm-segments.reads.ts';
import { type MemberCount, toMemberCount } from '../segments/member-count.ts';
import { listKnownSegments } from '../segments/segments.reads.ts';

/** A segment with how many members it has, as the list of segments tells it. */
export type SegmentCount = {
  readonly name: string;
  readonly listed: boolean;
  readonly members: MemberCount | null;
};

/** What is remembered of these segments, by Klaviyo's ids; nobody is asked. */
export async function findSegmentCounts(
  database: Queryable,
  connectionId: string | undefined,
  segments: readonly string[],
): Promise<ReadonlyMap<string, SegmentCount>> {
  if (connectionId === undefined || segments.length === 0) return new Map();
  const known = await listKnownSegments(database, connectionId, segments);
  const warm = await listWarmSegments(database, connectionId);
  return new Map(
    known.map(({ id, name, listed, ...counted }) => {
      const progress = warm.find(({ segmentId }) => segmentId === id)?.progress;
      return [id, { name, listed, members: toMemberCount(counted, progress) }];
    }),
  );
}
