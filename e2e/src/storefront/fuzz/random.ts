/** Seeds are whole numbers below this. */
export const seedLimit = 2 ** 31;

/** Chances from a seed: the same seed brings the same. */
export type Random = {
  /** A whole number from 0 up to, and without, `below`. */
  readonly below: (below: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
  readonly chance: (share: number) => boolean;
  /** A list of none to `most` things. */
  readonly some: <T>(most: number, create: () => T) => readonly T[];
};

/** Opens the chances of a seed (Mulberry32: 32 bits of state, enough for choices). */
export function openRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (values) => {
      for (const value of values.slice(below(values.length))) return value;
      throw new Error('There is nothing to pick from.');
    },
    chance: (share) => next() < share,
    some: (most, create) => Array.from({ length: below(most + 1) }, create),
  };
}
