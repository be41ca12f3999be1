/** The simulator's time: the machine's (or an injected) clock plus whatever the control API has added. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** How far the simulated time runs ahead of the underlying clock. */
  offsetMs(): number;
  /** Moves time forward. Time never runs backwards: a negative amount throws a RangeError. */
  advance(ms: number): void;
  /** Sets the offset outright, for a restart or a restored snapshot. */
  setOffset(ms: number): void;
}

/** Makes a clock over `base`, which counts milliseconds since the epoch; `moved` is called after an advance. */
export function createClock(base: () => number, moved: () => void = () => undefined): Clock {
  let offset = 0;
  return {
    now: () => base() + offset,
    offsetMs: () => offset,
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError('Time can only be moved forward.');
      offset += ms;
      moved();
    },
    setOffset(ms) {
      offset = ms;
    },
  };
}
