/** What a plan is chosen from. */
export type Situation = {
  /** How many memberships are to be found out. */
  readonly segments: number;
  /** Whether so many tokens are asked about that each may well be nobody's. */
  readonly crowded: boolean;
  /** Whether the source has answered whenever it was asked lately. */
  readonly calm: boolean;
  /** What share of a minute's calls is left for questions about segments, from 0 to 1. */
  readonly headroom: number;
  /** Which share of the new tokens led to somebody whose memberships were remembered, from 0 to 1. */
  readonly familiar: number;
};

/**
 * How to ask.
 *
 * - `together`: identity and every membership at once, by the token: one round trip.
 * - `identity_first`: the identity, then memberships by profile id: two round trips, and no membership is asked for
 *   where nobody is found; the second step is shared by many people.
 */
export type Plan = 'together' | 'identity_first';

const few = 5;
/** Less than background work leaves alone, so that a visitor does not wait longer because of it. */
const comfortable = 0.35;
/** Beyond it, most holders of new tokens are answered by their identity alone, which is one round trip as well. */
const mostlyFamiliar = 0.5;

/** One round trip while there is room for it; as the budget tightens, one question for many people. */
export function choosePlan({ segments, crowded, calm, headroom, familiar }: Situation): Plan {
  const roomy = headroom > comfortable && segments > 0 && segments <= few;
  const strange = familiar <= mostlyFamiliar;
  return calm && roomy && strange && !crowded ? 'together' : 'identity_first';
}

const shortestWindowMs = 10;
const longestWindowMs = 500;
const minuteMs = 60_000;

/**
 * How long a question about a segment is held open for others to join: a moment while there is room, and so long that
 * the calls of a minute last for all `segments` once there is little. `callsPerMinute` is the limit.
 */
export function toWindowMs(headroom: number, segments: number, callsPerMinute: number): number {
  const tightness = Math.min(1, Math.max(0, (comfortable - headroom) / comfortable));
  const sustainableMs = (segments * minuteMs) / (0.8 * callsPerMinute);
  const longestMs = Math.max(longestWindowMs, sustainableMs);
  return shortestWindowMs + tightness * (longestMs - shortestWindowMs);
}
