import type { Clock } from './clock.ts';

/** Calls allowed in fixed windows of one second and of one minute. */
export type WindowLimit = { readonly burstPerSecond: number; readonly steadyPerMinute: number };

/** A call that may be made now, or how long to wait before asking again. */
export type Permit =
  | { readonly granted: true /** To be called when the answer is there. */; readonly settle: () => void }
  | { readonly granted: false; readonly retryAfterMs: number };

/** Keeps calls below what is allowed. */
export type Budget<Operation extends string> = {
  take(operation: Operation): Permit;
  /** No permit for this operation for a while: the other side said so. */
  block(operation: Operation, delayMs: number): void;
  /** Calls of the last minute, as the other side may count them. */
  used(operation: Operation): number;
};

const windows = [
  { lengthMs: 1000, limit: (limit: WindowLimit) => limit.burstPerSecond },
  { lengthMs: 60_000, limit: (limit: WindowLimit) => limit.steadyPerMinute },
];

/** One call: under way while `settledAt` is absent. */
type Call = { settledAt?: number };

/**
 * A budget for one account. The other side counts in fixed windows whose beginning is not known, and sees a call at
 * some moment between its sending and its answer. So a call holds its place from sending until one window after its
 * answer: then no window of the other side, wherever it begins, can hold more calls than are allowed.
 */
export function createBudget<Operation extends string>(
  limits: Readonly<Record<Operation, WindowLimit>>,
  clock: Clock,
): Budget<Operation> {
  const calls = new Map<Operation, Call[]>();
  const blocks = new Map<Operation, { readonly since: number; readonly until: number }>();

  const listCalls = (operation: Operation): Call[] => {
    const now = clock.now();
    const horizon = now - 60_000;
    const kept = (calls.get(operation) ?? []).filter(({ settledAt }) => (settledAt ?? Infinity) > horizon);
    // After the clock was set back, these would hold their places until it is there again.
    for (const call of kept) {
      if (call.settledAt !== undefined && call.settledAt > now) call.settledAt = now;
    }
    calls.set(operation, kept);
    return kept;
  };

  const findBlockMs = (operation: Operation): number => {
    const now = clock.now();
    const block = blocks.get(operation);
    if (block === undefined) return 0;
    if (block.since <= now) return Math.max(0, block.until - now);
    const lengthMs = block.until - block.since;
    blocks.set(operation, { since: now, until: now + lengthMs });
    return lengthMs;
  };

  const findWaitMs = (operation: Operation): number => {
    const now = clock.now();
    const limit = limits[operation];
    let waitMs = findBlockMs(operation);
    for (const window of windows) {
      const ends = listCalls(operation)
        .map(({ settledAt }) => (settledAt ?? now) + window.lengthMs)
        .filter((end) => end > now)
        .sort((a, b) => a - b);
      const over = ends.length - window.limit(limit);
      if (over >= 0) waitMs = Math.max(waitMs, (ends[over] ?? now) - now);
    }
    return waitMs;
  };

  return {
    take(operation) {
      const waitMs = findWaitMs(operation);
      if (waitMs > 0) return { granted: false, retryAfterMs: waitMs };
      const call: Call = {};
      listCalls(operation).push(call);
      return {
        granted: true,
        settle: () => {
          call.settledAt ??= clock.now();
        },
      };
    },
    block(operation, delayMs) {
      const since = clock.now();
      blocks.set(operation, { since, until: since + Math.max(delayMs, findBlockMs(operation)) });
    },
    used: (operation) => listCalls(operation).length,
  };
}
