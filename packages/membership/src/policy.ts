/** How long answers live; all in milliseconds. */
export type MembershipPolicy = {
  /** Life of a membership, counted from its reading. */
  readonly maxAgeMs: number;
  /** How old a membership may be at most while the source does not answer; at least `maxAgeMs`. */
  readonly staleLimitMs: number;
  /**
   * Life of "this token is that person". After it the source is asked whether the person is still there, many people
   * in one call, and only whoever is not is looked up by the token again.
   */
  readonly identityMaxAgeMs: number;
  /** Life of "nobody is known by this token" and "this token cannot be resolved". */
  readonly unidentifiedMaxAgeMs: number;
  /** For how long after a visit somebody's memberships are read again ahead of time. */
  readonly renewForMs: number;
};

const hourMs = 3_600_000;

/** The longest lives that product.md §5 allows. */
export const defaultPolicy: MembershipPolicy = {
  maxAgeMs: 24 * hourMs,
  staleLimitMs: 24 * hourMs,
  identityMaxAgeMs: 24 * hourMs,
  unidentifiedMaxAgeMs: hourMs / 2,
  renewForMs: 72 * hourMs,
};

/** Whether something read at `readAt` may still be used. An entry from the future is not trusted. */
export function isFresh(readAt: number, maxAgeMs: number, now: number): boolean {
  return now - readAt < maxAgeMs && readAt <= now + 60_000;
}

/**
 * When what was read at `readAt` should be read again: in the last third of its life, at a point that differs from
 * person to person, so that people who came together do not all fall due together.
 */
export function toDueAt(readAt: number, maxAgeMs: number, random: () => number): number {
  return readAt + maxAgeMs * (0.7 + 0.15 * random());
}
