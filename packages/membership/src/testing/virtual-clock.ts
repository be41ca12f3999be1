import type { Clock } from '../clock.ts';

/** A clock that stands still until it is told to move. */
export type VirtualClock = Clock & {
  /** Moves time on, running what falls due on the way, and lets promises settle in between. */
  advance(byMs: number): Promise<void>;
};

export function createVirtualClock(start: number = Date.UTC(2026, 10, 23)): VirtualClock {
  let now = start;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();

  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
  };

  return {
    now: () => now,
    after(delayMs, run) {
      const timer = { at: now + delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(byMs) {
      const end = now + byMs;
      await settle();
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.run();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}
