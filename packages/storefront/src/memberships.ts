import type { Membership } from '@facet/engine';
import type { WireMembership } from '@facet/protocol';
import { isAmount, isFields, isText } from './shape.ts';

/** Whether a value from the wire is a membership. */
export function isWireMembership(value: unknown): value is WireMembership {
  if (!isFields(value)) return false;
  const { state, ageMs, cause } = value;
  return state === 'unknown' ? isText(cause) : (state === 'in' || state === 'out') && isAmount(ageMs);
}

/** Turns ages into times of this browser's clock, whatever that clock says. */
export function toMembership(wire: WireMembership, now: number): Membership {
  return wire.state === 'unknown' ? wire : { ...wire, readAt: Math.max(0, now - wire.ageMs) };
}

/** Whether a remembered membership may still be used. One from the future means that the clock was set back. */
export function isFresh(membership: Membership | undefined, maxAgeMs: number): boolean {
  const ageMs = toAgeMs(membership);
  return ageMs >= 0 && ageMs < maxAgeMs;
}

/** The age of a membership by this browser's clock; not a number where it is not known. */
export function toAgeMs(membership: Membership | undefined): number {
  return membership && 'readAt' in membership ? Date.now() - membership.readAt : NaN;
}
