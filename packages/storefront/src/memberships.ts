import { type Membership, unknownCauses } from '@facet/engine';
import type { WireMembership } from '@facet/protocol';
import { isAmount, isFields } from './read.ts';

/** Whether a value from storage is a membership. */
export function isMembership(value: unknown): value is Membership {
  return isOf(value, 'readAt');
}

/** Whether a value from the wire is a membership. */
export function isWireMembership(value: unknown): value is WireMembership {
  return isOf(value, 'ageMs');
}

/** Turns ages into times of this browser's clock, whatever that clock says. */
export function toMembership(wire: WireMembership, now: number): Membership {
  if (wire.state === 'unknown') return wire;
  const { state, ageMs, stale = false } = wire;
  return { state, readAt: now - ageMs, stale };
}

/** Whether a remembered membership may still be used. One from the future means that the clock was set back. */
export function isFresh(membership: Membership | undefined, maxAgeMs: number): boolean {
  if (!membership || membership.state === 'unknown') return false;
  const ageMs = Date.now() - membership.readAt;
  return ageMs >= 0 && ageMs < maxAgeMs;
}

function isOf(value: unknown, time: string): boolean {
  if (!isFields(value)) return false;
  const { state, cause } = value;
  return state === 'unknown'
    ? unknownCauses.some((known) => known === cause)
    : (state === 'in' || state === 'out') && isAmount(value[time]);
}
