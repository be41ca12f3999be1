import type { MembershipsBySegment, RememberedIdentity } from './cache.ts';
import { isFresh, type MembershipPolicy } from './policy.ts';
import type { ResolvedMembership, ResolvedMemberships } from './resolution.ts';

/** Everything remembered about a token and its holder, however old. */
export type Recollection = {
  readonly identity: RememberedIdentity | undefined;
  readonly memberships: MembershipsBySegment;
};

/** Whether an identity still holds. */
export function holds(
  identity: RememberedIdentity | undefined,
  policy: MembershipPolicy,
  now: number,
): boolean {
  if (identity === undefined) return false;
  const maxAgeMs = identity.state === 'known' ? policy.identityMaxAgeMs : policy.unidentifiedMaxAgeMs;
  return isFresh(identity.readAt, maxAgeMs, now);
}

/** The segments whose membership is not remembered, too old, or said to have changed. */
export function listMissing(
  memberships: MembershipsBySegment,
  segments: readonly string[],
  policy: MembershipPolicy,
  now: number,
): readonly string[] {
  return segments.filter((segment) => {
    const remembered = memberships.get(segment);
    return (
      remembered === undefined ||
      remembered.renew === true ||
      !isFresh(remembered.readAt, policy.maxAgeMs, now)
    );
  });
}

/** Memberships as they were in segments that somebody seems to have left since. */
export function listLeft(before: MembershipsBySegment, after: MembershipsBySegment): MembershipsBySegment {
  const left = [...before].filter(
    ([segment, { state }]) => state === 'in' && after.get(segment)?.state === 'out',
  );
  return new Map(left);
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
  const absent = new Set(listMissing(memberships, segments, policy, now));
  const told: Record<string, ResolvedMembership> = {};
  for (const segment of segments) {
    const remembered = memberships.get(segment);
    if (remembered !== undefined && !absent.has(segment)) {
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
