import { joinedMaxAgeMs, type WarmProgress } from '@facet/membership';
import type { WholeReading } from './warm-cache.ts';

type WarmSegment = { readonly segmentId: string; readonly progress: WarmProgress };

/**
 * When each segment was last read whole, in milliseconds since the epoch, where it is known as well who has joined
 * since. As coarse as memory keeps the times of those who were found.
 */
export function toWholeReadings(
  segments: readonly WarmSegment[],
  now: number,
): ReadonlyMap<string, WholeReading> {
  return new Map(
    segments.flatMap(({ segmentId, progress: { readAt, joinedReadAt } }) => {
      const isCurrent = joinedReadAt !== null && Math.abs(now - joinedReadAt) < joinedMaxAgeMs;
      if (readAt === null || !isCurrent) return [];
      return [[segmentId, { readAt: Math.floor(readAt / 1000) * 1000, joinedReadAt }] as const];
    }),
  );
}
