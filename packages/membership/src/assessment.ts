import type { MembershipsBySegment, RememberedIdentity } from './cache.ts';
import { isFresh, type MembershipPolicy } from './policy.ts';
import type { ResolvedMembership, ResolvedMemberships } from './resolution.ts';

/** Everything remembered about a token and its holder, however old. */
export type Recollection = {
  readonly identity: RememberedIdentity | undefined;
  readonly memberships: MembershipsBySegment;
};

/** How old an entry may be: up to its life, up to the last fifth of it (renewal ahead of time), or not at all. */
export type Tolerance = 'fresh' | 'renew' | 'none';

const shares: Readonly<Record<Tolerance, number>> = { fresh: 1, renew: 0.8, none: 0 };

/** Whether an identity still holds. */
export function holds(
  identity: RememberedIdentity | undefined,
  policy: MembershipPolicy,
  now: number,
  tolerance: Tolerance,
): boolean {
  if (identity === undefined) return false;
  const maxAgeMs = identity.state === 'known' ? policy.identityMaxAgeMs : policy.unidentifiedMaxAgeMs;
  return isFresh(identity.readAt, scale(maxAgeMs, tolerance), now);
}

/** The segments whose membership is not remembered or too old. */
export function listMissing(
  memberships: MembershipsBySegment,
  segments: readonly string[],
  policy: MembershipPolicy,
  now: number,
  tolerance: Tolerance,
): readonly string[] {
  const maxAgeMs = scale(policy.maxAgeMs, tolerance);
  return segments.filter((segment) => {
    const remembered = memberships.get(segment);
    return remembered === undefined || !isFresh(remembered.readAt, maxAgeMs, now);
  });
}

/**
 * The memberships as they may be told. A missing one is unknown: `pending` while it is still being asked for; after
 * a failure the old answer serves up to the stale limit, marked, and otherwise it is `unreachable`.
 */
export function tell(
  memberships: MembershipsBySegment,
  segments: readonly string[],
  policy: MembershipPolicy,
  now: number,
  missing: 'pending' | 'unreachable',
): ResolvedMemberships {
  const told: Record<string, ResolvedMembership> = {};
  for (const segment of segments) {
    const remembered = memberships.get(segment);
    if (remembered !== undefined && isFresh(remembered.readAt, policy.maxAgeMs, now)) {
      told[segment] = { state: remembered.state, readAt: remembered.readAt };
    } else if (
      remembered !== undefined &&
      missing === 'unreachable' &&
      isFresh(remembered.readAt, policy.staleLimitMs, now)
    ) {
      told[segment] = { state: remembered.state, readAt: remembered.readAt, stale: true };
    } else {
      told[segment] = { state: 'unknown', cause: missing };
    }
  }
  return told;
}

function scale(maxAgeMs: number, tolerance: Tolerance): number {
  return maxAgeMs * shares[tolerance];
}
