import type { Clock } from '@facet/membership';

/** Time as the membership package wants it; its timers keep no process alive, and none of them runs once it is disposed of. */
export function createClock(now: () => number): Clock & Disposable {
  const timers = new Set<NodeJS.Timeout>();
  let isStopped = false;
  return {
    now,
    after(delayMs, run) {
      if (isStopped) return () => undefined;
      const timer = setTimeout(() => {
        timers.delete(timer);
        run();
      }, delayMs).unref();
      timers.add(timer);
      return () => {
        timers.delete(timer);
        clearTimeout(timer);
      };
    },
    [Symbol.dispose]() {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
