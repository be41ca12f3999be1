import type { Budget } from './budget.ts';
import { type Clock, wait } from './clock.ts';

/** Then the budget is asked again; timers hold no more than 24 days, and the clock may be set meanwhile. */
const longestWaitMs = 60_000;

/** Lets calls through as the budget allows. */
export type Gate<Operation extends string> = {
  /** Makes the call when its turn comes. Throws `GateClosedError` where too many are waiting already. */
  readonly pass: <T>(operation: Operation, call: () => Promise<T>) => Promise<T>;
};

/** What a gate is made of. */
export type GateOptions<Operation extends string> = {
  readonly budget: Budget<Operation>;
  readonly clock: Clock;
  /** How many calls may wait for one operation. */
  readonly mostWaiting: number;
  /** How long the other side wants us to wait, where a failure says so, in milliseconds. */
  readonly findRetryAfterMs: (error: unknown) => number | undefined;
};

/** More calls wait than can be made in reasonable time. */
export class GateClosedError extends Error {
  /** When to ask again, in milliseconds. */
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('Too many calls are waiting for the rate limit.');
    this.name = 'GateClosedError';
    this.retryAfterMs = retryAfterMs;
  }
}

/** A gate in front of one account; calls of an operation pass in the order in which they came. */
export function createGate<Operation extends string>(options: GateOptions<Operation>): Gate<Operation> {
  const { budget, clock, mostWaiting, findRetryAfterMs } = options;
  const queues = new Map<Operation, Promise<unknown>>();
  const waiting = new Map<Operation, number>();

  const awaitTurn = async (operation: Operation): Promise<() => void> => {
    let permit = budget.take(operation);
    while (!permit.granted) {
      await wait(clock, Math.min(permit.retryAfterMs, longestWaitMs));
      permit = budget.take(operation);
    }
    return permit.settle;
  };

  const queue = (operation: Operation): Promise<() => void> => {
    const count = waiting.get(operation) ?? 0;
    if (count === 0) {
      const permit = budget.take(operation);
      if (permit.granted) return Promise.resolve(permit.settle);
    }
    if (count >= mostWaiting) throw new GateClosedError(60_000);
    waiting.set(operation, count + 1);
    const turn = (queues.get(operation) ?? Promise.resolve())
      .then(() => awaitTurn(operation))
      .finally(() => waiting.set(operation, (waiting.get(operation) ?? 1) - 1));
    queues.set(operation, turn);
    return turn;
  };

  return {
    async pass(operation, call) {
      const settle = await queue(operation);
      try {
        return await call();
      } catch (error) {
        const retryAfterMs = findRetryAfterMs(error);
        if (retryAfterMs !== undefined) budget.block(operation, retryAfterMs);
        throw error;
      } finally {
        settle();
      }
    },
  };
}
