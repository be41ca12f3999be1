import type { Clock } from '../clock.ts';

/** A clock that stands still until it is told to move. */
export type VirtualClock = Clock & {
  /** Moves time on, running what falls due on the way, and lets promises settle in between. */
  advance(byMs: number): Promise<void>;
  /** Moves time on, from one timer to the next, until some work is done. */
  finish<T>(work: Promise<T>): Promise<T>;
  /** Sets the time, later or earlier; what was to run later runs as much later as before. */
  set(to: number): void;
};

type Timer = { readonly dueAt: number; readonly run: () => void };

export function createVirtualClock(start: number = Date.UTC(2026, 10, 23)): VirtualClock {
  let elapsed = 0;
  let epoch = start;
  const timers = new Set<Timer>();

  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
  };

  const findNext = (): Timer | undefined => {
    let next: Timer | undefined;
    for (const timer of timers) if (next === undefined || timer.dueAt < next.dueAt) next = timer;
    return next;
  };

  const fire = async (timer: Timer): Promise<void> => {
    timers.delete(timer);
    elapsed = Math.max(elapsed, timer.dueAt);
    timer.run();
    await settle();
  };

  return {
    now: () => epoch + elapsed,
    after(delayMs, run) {
      const timer = { dueAt: elapsed + delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(byMs) {
      const end = elapsed + byMs;
      await settle();
      for (let next = findNext(); next !== undefined && next.dueAt <= end; next = findNext())
        await fire(next);
      elapsed = end;
      await settle();
    },
    async finish(work) {
      const state = { isDone: false };
      const end = (): void => {
        state.isDone = true;
      };
      work.then(end, end);
      await settle();
      while (!state.isDone) {
        const next = findNext();
        if (next === undefined) throw new Error('Nothing is left that could finish it.');
        await fire(next);
      }
      return work;
    },
    set(to) {
      epoch = to - elapsed;
    },
  };
}
