/** What is to be found out about the holder of a token whose identity is not remembered. */
export type Need = {
  readonly segments: number;
  /** Whether so many tokens are asked about that each may well be nobody's. */
  readonly crowded: boolean;
};

/**
 * How to ask.
 *
 * - `together`: identity and every membership at once, by the token: one round trip.
 * - `identity_first`: the identity, then memberships by profile id: two round trips, and no membership is asked for
 *   where nobody is found; the second step can be shared by many people.
 */
export type Plan = 'together' | 'identity_first';

/** Chooses how to ask. */
export type Planner = (need: Need) => Plan;

const few = 3;

/** One round trip while few segments are in use; beyond, or in a crowd, not a call is spent on tokens that are nobody's. */
export const planBySegments: Planner = ({ segments, crowded }) =>
  !crowded && segments > 0 && segments <= few ? 'together' : 'identity_first';
