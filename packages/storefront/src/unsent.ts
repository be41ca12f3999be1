import { devices, type Subject } from '@facet/engine';
import type { Exposure } from '@facet/protocol';
import { isSubject } from './ids.ts';
import { isAmount, isFields, isText } from './read.ts';

/** An exposure that the server has not acknowledged: the person it belongs to, and when it happened by our clock. */
export type Unsent = Omit<Exposure, 'type' | 'agoMs'> & { readonly at: number; readonly subject?: Subject };

/** How many are kept at most, and for how long, in milliseconds. */
export const unsentLimits: { readonly count: number; readonly ageMs: number } = {
  count: 30,
  ageMs: 604_800_000,
};

/** Whether a value from storage is an exposure that the server would accept: one bad one spoils its whole batch. */
export function isUnsent(value: unknown): value is Unsent {
  return (
    isFields(value) &&
    isText(value['id'], 36) &&
    /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value['id']) &&
    isText(value['experience']) &&
    isText(value['variation']) &&
    isText(value['reason'], 40) &&
    isText(value['kind'], 40) &&
    typeof value['counted'] === 'boolean' &&
    /^(identified|unidentified|pending|unreachable|no_consent)$/.test(String(value['identity'])) &&
    devices.some((device) => device === value['device']) &&
    isAmount(value['at']) &&
    (value['membershipAgeMs'] === undefined || isAmount(value['membershipAgeMs'])) &&
    (value['subject'] === undefined || isSubject(value['subject']))
  );
}

/** The exposure as it goes over the wire: ages instead of times, since this browser's clock may be wrong. */
export function toExposure(unsent: Unsent, now: number): Exposure {
  const { id, experience, variation, reason, kind, counted, identity, membershipAgeMs, device, at } = unsent;
  return {
    id,
    type: 'exposure',
    experience,
    variation,
    reason,
    kind,
    counted,
    identity,
    ...(membershipAgeMs === undefined ? {} : { membershipAgeMs: Math.round(membershipAgeMs) }),
    device,
    agoMs: Math.max(0, Math.round(now - at)),
  };
}
