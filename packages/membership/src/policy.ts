/** How long answers live; all in milliseconds. */
export type MembershipPolicy = {
  /** Life of a membership, counted from its reading. */
  readonly maxAgeMs: number;
  /** How old a membership may be at most while the source does not answer; at least `maxAgeMs`. */
  readonly staleLimitMs: number;
  /** Life of "this token is that person". */
  readonly identityMaxAgeMs: number;
  /** Life of "nobody is known by this token" and "this token cannot be resolved". */
  readonly unidentifiedMaxAgeMs: number;
};

const hourMs = 3_600_000;

/** The longest lives that product.md §5 allows. */
export const defaultPolicy: MembershipPolicy = {
  maxAgeMs: 24 * hourMs,
  staleLimitMs: 24 * hourMs,
  identityMaxAgeMs: 24 * hourMs,
  unidentifiedMaxAgeMs: hourMs / 2,
};

/** Whether something read at `readAt` may still be used. An entry from the future is not trusted. */
export function isFresh(readAt: number, maxAgeMs: number, now: number): boolean {
  return now - readAt < maxAgeMs && readAt <= now + 60_000;
}

/**
 * Whether a fresh entry should be read again already: somewhere in the last fifth of its life, at a point that
 * differs from visit to visit, so that people who came together do not all fall due together.
 */
export function isDue(readAt: number, maxAgeMs: number, now: number, random: () => number): boolean {
  return now - readAt >= maxAgeMs * (0.8 + 0.15 * random());
}
