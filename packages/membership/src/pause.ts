import type { Clock } from './clock.ts';

/** Leaves a source in peace that does not answer. */
export type Pause = {
  /** How long not to ask, in milliseconds; 0 when asking is fine. */
  remainingMs(): number;
  succeeded(): void;
  failed(): void;
};

const patience = 3;
const shortestMs = 1000;
const longestMs = 30_000;

/** Three failures in a row begin a pause; each further one doubles it, with jitter, up to half a minute. */
export function createPause(clock: Clock, random: () => number): Pause {
  let failures = 0;
  let until = 0;
  const remainingMs = (): number => {
    const leftMs = until - clock.now();
    // A clock that was set back would make a pause longer than any can be.
    return leftMs > longestMs ? 0 : Math.max(0, leftMs);
  };
  return {
    remainingMs,
    succeeded() {
      failures = 0;
      until = 0;
    },
    failed() {
      failures += 1;
      if (failures < patience || remainingMs() > 0) return;
      const pauseMs = Math.min(longestMs, shortestMs * 2 ** (failures - patience));
      until = clock.now() + pauseMs * (0.5 + random() / 2);
    },
  };
}
