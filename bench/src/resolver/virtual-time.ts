import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '@facet/membership';

/** Time that stands still until it is moved, beside real calls that take real time. */
export type VirtualTime = Clock & {
  /** Goes to a moment; timers on the way are run, and what they begin is awaited. */
  goTo(at: number): Promise<void>;
  /** Awaits some work, moving time on whenever everything waits for a timer. */
  finish<T>(work: Promise<T>): Promise<T>;
  /** Counts work outside of this process, during which time stands still. */
  during<T>(work: Promise<T>): Promise<T>;
};

type Timer = { readonly at: number; readonly run: () => void };

/** Makes such a time. */
export function createVirtualTime(start: number): VirtualTime {
  let now = start;
  let outside = 0;
  let timers: Timer[] = [];

  const settle = async (): Promise<void> => {
    for (let calm = 0; calm < 5; calm = outside === 0 ? calm + 1 : 0) await nextTurn();
  };

  const runNext = (until: number): boolean => {
    let first: Timer | undefined;
    for (const timer of timers) if (first === undefined || timer.at < first.at) first = timer;
    if (first === undefined || first.at > until) return false;
    timers = timers.filter((timer) => timer !== first);
    now = Math.max(now, first.at);
    first.run();
    return true;
  };

  return {
    now: () => now,
    after(delayMs, run) {
      const timer = { at: now + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async goTo(at) {
      while (runNext(at)) await settle();
      now = Math.max(now, at);
    },
    async finish(work) {
      let done = false;
      work
        .finally(() => {
          done = true;
        })
        .catch(() => undefined);
      for (;;) {
        await settle();
        if (done) return work;
        if (!runNext(Infinity)) throw new Error('Something waits for what never comes.');
      }
    },
    async during(work) {
      outside += 1;
      try {
        return await work;
      } finally {
        outside -= 1;
      }
    },
  };
}
