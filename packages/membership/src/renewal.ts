import { mostPeople } from './batcher.ts';
import type { Breaker } from './breaker.ts';
import type { MembershipCache, Person, Reading, RememberedMembership } from './cache.ts';
import type { Clock } from './clock.ts';
import type { Leases } from './leases.ts';
import { isSettled } from './lookup.ts';
import { type MembershipPolicy, toDueAt } from './policy.ts';
import type { MembershipSource } from './source.ts';

/** What renewing needs; one renewal serves one store. */
export type RenewalOptions = {
  readonly source: MembershipSource;
  readonly cache: MembershipCache;
  readonly clock: Clock;
  readonly random: () => number;
  readonly policy: MembershipPolicy;
  readonly breaker: Pick<Breaker, 'remainingMs'>;
  readonly leases: Leases;
};

/** Reads again what is about to expire, before a visitor has to wait for it. */
export type Renewal = {
  /** Renews whoever is due in these segments, and says how many people that were. One process at a time does it. */
  renew(segments: readonly string[]): Promise<number>;
};

const leaseName = 'renewal';
const leaseMs = 60_000;
/** A renewal that is not full takes along whoever would be due within this share of a life. */
const fillShare = 0.3;

/**
 * A hundred people cost one call for each segment in use and one that tells who is still there. Whoever has not come
 * for long is left to expire.
 */
export function createRenewal(options: RenewalOptions): Renewal {
  const { source, cache, clock, random, policy, breaker, leases } = options;

  const listDue = (): Promise<readonly Person[]> => {
    const now = clock.now();
    return cache.listDue({
      now,
      fillBefore: now + policy.maxAgeMs * fillShare,
      seenSince: now - policy.renewForMs,
      most: mostPeople,
    });
  };

  /** Whether everything that was asked was answered. */
  const renewAll = async (people: readonly Person[], segments: readonly string[]): Promise<boolean> => {
    const readAt = clock.now();
    const profileIds = people.map(({ profileId }) => profileId);
    const [existing, ...members] = await Promise.all([
      source.existingAmong(() => profileIds, 'background'),
      ...segments.map((segment) => source.membersAmong(segment, () => profileIds, 'background')),
    ]);
    if (
      existing === undefined ||
      !existing.ok ||
      !members.every((answer) => answer.ok || isSettled(answer.failure))
    )
      return false;
    const readings = new Map<string, Reading>();
    for (const { subject, profileId } of people) {
      if (!existing.value.has(profileId)) {
        await cache.dropSubject(subject);
        continue;
      }
      const memberships = new Map<string, RememberedMembership>();
      for (const [index, answer] of members.entries()) {
        const segment = segments[index];
        if (segment === undefined || !answer.ok) continue;
        memberships.set(segment, { state: answer.value.has(profileId) ? 'in' : 'out', readAt });
      }
      readings.set(subject, {
        memberships,
        existedAt: readAt,
        dueAt: toDueAt(readAt, policy.maxAgeMs, random),
        whole: true,
      });
    }
    if (readings.size > 0) await cache.saveReadings(readings);
    return true;
  };

  return {
    async renew(segments) {
      if (segments.length === 0 || !(await leases.take(leaseName, leaseMs))) return 0;
      let renewed = 0;
      try {
        for (let due = await listDue(); due.length > 0; due = await listDue()) {
          if (breaker.remainingMs() > 0 || !(await renewAll(due, segments))) break;
          renewed += due.length;
          if (!(await leases.take(leaseName, leaseMs))) break;
        }
      } finally {
        await leases.release(leaseName);
      }
      return renewed;
    },
  };
}
