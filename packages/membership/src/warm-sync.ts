import type { Breaker } from './breaker.ts';
import type { RememberedMembership } from './cache.ts';
import type { Clock } from './clock.ts';
import type { Leases } from './leases.ts';
import { isFresh } from './policy.ts';
import type { MembershipSource, SourceFailure } from './source.ts';

/** How far the reading of a whole segment has come. Times are milliseconds since the epoch. */
export type WarmProgress = {
  /** When the reading under way began; `null` while none is. */
  readonly startedAt: number | null;
  /** Where it goes on, after a restart too. */
  readonly cursor: string | null;
  /** Members found by it so far. */
  readonly members: number;
  /** When the last whole reading began: what it did not find was not in the segment then. */
  readonly readAt: number | null;
  /** When those who joined since were last asked for. */
  readonly joinedReadAt: number | null;
};

/** Where whole segments are kept. */
export type WarmStore = {
  find(segment: string): Promise<WarmProgress | undefined>;
  /** Writes down members together with how far the reading has come. */
  save(segment: string, profileIds: readonly string[], readAt: number, progress: WarmProgress): Promise<void>;
};

/** What reading whole segments needs. */
export type WarmSyncOptions = {
  readonly source: MembershipSource;
  readonly store: WarmStore;
  readonly clock: Clock;
  readonly breaker: Pick<Breaker, 'remainingMs'>;
  readonly leases: Leases;
  /** Life of a whole reading. */
  readonly maxAgeMs: number;
};

/** Reads whole segments ahead of time. */
export type WarmSync = {
  /**
   * Does what is due for these segments; what failed, by segment. One process at a time does it. `withJoined` false
   * leaves out who joined since: nobody has asked.
   */
  sync(segments: readonly string[], withJoined?: boolean): Promise<ReadonlyMap<string, SourceFailure>>;
};

/** How old a reading of those who joined may be to answer for everybody else; then each is asked about again. */
export const joinedMaxAgeMs = 720_000;

const leaseName = 'warm-sync';
const leaseMs = 60_000;
/** A whole reading begins anew in the last quarter of the life of the one before: it takes its time. */
const againShare = 0.75;
const joinedEveryMs = 600_000;
/** Klaviyo puts people into segments within an hour at worst, and says then when they joined (contract §6). */
const overlapMs = 3_600_000;

/** Nothing read yet. */
export const noProgress: WarmProgress = {
  startedAt: null,
  cursor: null,
  members: 0,
  readAt: null,
  joinedReadAt: null,
};

/**
 * A whole reading costs one call for each hundred members, and afterwards a new visitor costs one call alone, for
 * their identity. Who joined is asked for every ten minutes; who left is seen by the next whole reading, so that no
 * answer is older than it may be.
 */
export function createWarmSync(options: WarmSyncOptions): WarmSync {
  const { source, store, clock, breaker, leases, maxAgeMs } = options;

  const readWhole = async (segment: string, from: WarmProgress): Promise<SourceFailure | undefined> => {
    // What began too long ago would be over as soon as it is done, and its cursor may be no good any more.
    let progress: WarmProgress = isOver(from.startedAt, maxAgeMs * againShare, clock.now())
      ? { ...from, startedAt: clock.now(), cursor: null, members: 0 }
      : from;
    for (;;) {
      const startedAt = progress.startedAt ?? clock.now();
      const cursor = progress.cursor === null ? {} : { cursor: progress.cursor };
      const page = await source.listMembers({ segment, ...cursor }, 'background');
      if (!page.ok) return page.failure;
      const { profileIds, nextCursor } = page.value;
      const members = progress.members + profileIds.length;
      if (nextCursor === undefined || nextCursor === progress.cursor) {
        const done = { startedAt: null, cursor: null, members, readAt: startedAt, joinedReadAt: startedAt };
        await store.save(segment, profileIds, startedAt, done);
        return undefined;
      }
      progress = { ...progress, cursor: nextCursor, members };
      await store.save(segment, profileIds, startedAt, progress);
      if (breaker.remainingMs() > 0 || !(await leases.take(leaseName, leaseMs))) return undefined;
    }
  };

  const readJoined = async (segment: string, progress: WarmProgress): Promise<SourceFailure | undefined> => {
    const readAt = clock.now();
    const joinedAfter = (progress.joinedReadAt ?? readAt) - overlapMs;
    let cursor: string | undefined;
    do {
      const more = cursor === undefined ? {} : { cursor };
      const page = await source.listMembers({ segment, joinedAfter, ...more }, 'background');
      if (!page.ok) return page.failure;
      cursor = page.value.nextCursor === cursor ? undefined : page.value.nextCursor;
      const joinedReadAt = cursor === undefined ? readAt : progress.joinedReadAt;
      await store.save(segment, page.value.profileIds, readAt, { ...progress, joinedReadAt });
    } while (cursor !== undefined);
    return undefined;
  };

  const syncOne = async (segment: string, withJoined: boolean): Promise<SourceFailure | undefined> => {
    const progress = (await store.find(segment)) ?? noProgress;
    const now = clock.now();
    const whole = progress.startedAt !== null || isOver(progress.readAt, maxAgeMs * againShare, now);
    if (whole) return readWhole(segment, progress);
    const isDue = withJoined && isOver(progress.joinedReadAt, joinedEveryMs, now);
    return isDue ? readJoined(segment, progress) : undefined;
  };

  return {
    async sync(segments, withJoined = true) {
      const failures = new Map<string, SourceFailure>();
      if (segments.length === 0 || breaker.remainingMs() > 0) return failures;
      if (!(await leases.take(leaseName, leaseMs))) return failures;
      try {
        for (const segment of segments) {
          const failure = await syncOne(segment, withJoined);
          if (failure !== undefined) failures.set(segment, failure);
          if (breaker.remainingMs() > 0 || !(await leases.take(leaseName, leaseMs))) break;
        }
      } finally {
        await leases.release(leaseName);
      }
      return failures;
    },
  };
}

function isOver(at: number | null, lifeMs: number, now: number): boolean {
  return at === null || !isFresh(at, lifeMs, now);
}

/** Whether a membership was read before a whole reading of its segment, which tells more. */
export function isOlder(membership: RememberedMembership | undefined, readAt: number): boolean {
  return membership === undefined || membership.readAt < readAt;
}
