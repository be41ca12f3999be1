import { type Membership, type Memberships, unknownCauses } from '@facet/engine';
import type { WireMembership } from '@facet/protocol';
import { isAmount, isFields } from './read.ts';

/** A membership that is known. */
export type KnownMembership = Extract<Membership, { readonly readAt: number }>;

/** Whether a value from storage is a known membership. */
export function isKnownMembership(value: unknown): value is KnownMembership {
  return isFields(value) && isInOrOut(value['state']) && isAmount(value['readAt']);
}

/** Whether a value from the wire is a membership. */
export function isWireMembership(value: unknown): value is WireMembership {
  if (!isFields(value)) return false;
  if (isInOrOut(value['state'])) return isAmount(value['ageMs']);
  return value['state'] === 'unknown' && unknownCauses.some((cause) => cause === value['cause']);
}

/** Turns ages into times of this browser's clock, whatever that clock says. */
export function toMembership(wire: WireMembership, now: number): Membership {
  if (wire.state === 'unknown') return wire;
  const { state, ageMs, stale } = wire;
  return stale === true ? { state, readAt: now - ageMs, stale } : { state, readAt: now - ageMs };
}

/** Whether a remembered membership may still be used. One from the future means that the clock was set back. */
export function isFresh(membership: Membership | undefined, maxAgeMs: number, now: number): boolean {
  if (membership === undefined || membership.state === 'unknown') return false;
  const ageMs = now - membership.readAt;
  return ageMs >= 0 && ageMs < maxAgeMs;
}

/** The age of the oldest known membership among `keys`, in milliseconds; `undefined` where none is known. */
export function findOldestAgeMs(
  memberships: Memberships,
  keys: readonly (keyof Memberships)[],
  now: number,
): number | undefined {
  const ages = keys.flatMap((key) => {
    const membership = memberships[key];
    return membership === undefined || membership.state === 'unknown' ? [] : [now - membership.readAt];
  });
  return ages.length > 0 ? Math.max(0, ...ages) : undefined;
}

function isInOrOut(state: unknown): state is 'in' | 'out' {
  return state === 'in' || state === 'out';
}
