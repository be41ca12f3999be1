import { isOlder, type MembershipCache, type RememberedMembership } from '@facet/membership';

/** When a segment was last read whole, and who had joined since; in milliseconds since the epoch. */
export type WholeReading = { readonly readAt: number; readonly joinedReadAt: number };
/** The whole readings by segment. */
export type WholeReadings = () => Promise<ReadonlyMap<string, WholeReading>>;

/**
 * A cache that knows of whole readings: whoever such a reading did not find was not in the segment when it began. So
 * a new visitor costs a call for who they are, and none for where they belong. `noteStranger` hears that one is asked
 * about. At each new reading what is in memory is dropped: another process may have made it, and the database alone
 * holds whom it found.
 */
export function withWholeReadings(
  cache: MembershipCache & { readonly forgetAllMemberships: () => void },
  listWhole: WholeReadings,
  noteStranger: () => void,
): MembershipCache {
  const seen = new Map<string, number>();
  const listSeen: WholeReadings = async () => {
    const whole = await listWhole();
    for (const [segment, { joinedReadAt }] of whole) {
      if (seen.get(segment) === joinedReadAt) continue;
      seen.set(segment, joinedReadAt);
      cache.forgetAllMemberships();
    }
    return whole;
  };
  return {
    ...cache,
    async findAbsent(segments) {
      noteStranger();
      const whole = await listSeen();
      return new Map(
        segments.flatMap((segment): [string, RememberedMembership][] => {
          const readAt = whole.get(segment)?.readAt;
          return readAt === undefined ? [] : [[segment, { state: 'out', readAt }]];
        }),
      );
    },
    async findMemberships(subject, segments, anew) {
      const whole = await listSeen();
      const found = await cache.findMemberships(subject, segments, anew);
      if (whole.size === 0) return found;
      const told = new Map<string, RememberedMembership>(found);
      for (const segment of segments) {
        const readAt = whole.get(segment)?.readAt;
        const remembered = found.get(segment);
        if (readAt === undefined || !isOlder(remembered, readAt)) continue;
        told.set(segment, { state: 'out', readAt, ...(remembered?.renew === true ? { renew: true } : {}) });
      }
      return told;
    },
  };
}
