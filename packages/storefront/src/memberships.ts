import type { Membership } from '@facet/engine';
import type { WireMembership } from '@facet/protocol';

/** Turns ages into times of this browser's clock, whatever that clock says. */
export function toMembership(wire: WireMembership, now: number): Membership {
  return wire.state === 'unknown' ? wire : { ...wire, readAt: now - wire.ageMs };
}

/** Whether a remembered membership may still be used. One from the future means that the clock was set back. */
export function isFresh(membership: Membership | undefined, maxAgeMs: number): boolean {
  const ageMs = toAgeMs(membership);
  return ageMs >= 0 && ageMs < maxAgeMs;
}

/** The age of a membership by this browser's clock; not a number where it is not known. */
export function toAgeMs(membership: Membership | undefined): number {
  return Date.now() - (membership && 'readAt' in membership ? membership.readAt : NaN);
}
