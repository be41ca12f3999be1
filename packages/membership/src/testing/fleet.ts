import { type Budget, createBudget } from '../budget/budget.ts';
import { createGate, type Gate } from '../budget/gate.ts';
import { createMemoryLedgerStore, type LedgerStore } from '../budget/ledger-store.ts';
import type { WindowLimit } from '../budget/limits.ts';
import { type Clock, wait } from '../clock.ts';
import type { Urgency } from '../urgency.ts';

/** Several processes that share what one account may call. */
export type Fleet = {
  readonly processes: readonly FleetProcess[];
  /** When calls arrived at the other side, in order. */
  readonly arrivals: readonly number[];
};

/** One process of a fleet. */
type FleetProcess = {
  readonly budget: Budget<'ask'>;
  readonly gate: Gate<'ask'>;
  /** Its calls that arrived, by who waited for them. */
  readonly arrived: Readonly<Record<Urgency, number>>;
  /** Makes a call as soon as it may; what is turned away is forgotten. */
  readonly ask: (urgency: Urgency) => void;
  /** From now on it does nothing any more; what it has sent arrives. */
  readonly die: () => void;
};

/** What a fleet is made of. */
export type FleetOptions = {
  readonly clock: Clock;
  readonly limit: WindowLimit;
  readonly processes: number;
  /** How long the next call takes. */
  readonly latencyMs: () => number;
  /** When a call arrives: how much of its time has gone by then. */
  readonly arriveAfter: () => number;
  readonly ledgers?: LedgerStore;
  /** What the other side says when a call arrives, heard with its answer. */
  readonly tell?: () => { readonly remaining: number; readonly resetMs: number };
};

export function createFleet(options: FleetOptions): Fleet {
  const { clock, limit, processes, latencyMs, arriveAfter, tell } = options;
  const ledgers = options.ledgers ?? createMemoryLedgerStore(clock);
  const arrivals: number[] = [];

  const createProcess = (holder: string): FleetProcess => {
    const arrived = { member: 0, visitor: 0, background: 0 };
    let isAlive = true;
    const ownClock: Clock = {
      now: () => clock.now(),
      after: (delayMs, run) =>
        clock.after(delayMs, () => {
          if (isAlive) run();
        }),
    };
    const budget = createBudget({
      limits: { ask: limit },
      ledgers,
      clock: ownClock,
      holder,
      report: (error) => {
        throw error;
      },
    });
    const gate = createGate({
      budget,
      clock: ownClock,
      mostWaiting: 1000,
      findRetryAfterMs: () => undefined,
    });

    const send = async (urgency: Urgency): Promise<void> => {
      if (!isAlive) return;
      const takesMs = Math.floor(latencyMs());
      let word: ReturnType<NonNullable<FleetOptions['tell']>> | undefined;
      clock.after(Math.floor(takesMs * arriveAfter()), () => {
        arrivals.push(clock.now());
        arrived[urgency] += 1;
        word = tell?.();
      });
      await wait(ownClock, takesMs);
      if (word !== undefined) budget.hear('ask', word.remaining, word.resetMs);
    };

    return {
      budget,
      gate,
      arrived,
      ask(urgency) {
        if (isAlive) gate.pass('ask', urgency, () => send(urgency)).catch(() => undefined);
      },
      die() {
        isAlive = false;
      },
    };
  };

  return {
    processes: Array.from({ length: processes }, (_, index) => createProcess(`process ${index}`)),
    arrivals,
  };
}

/**
 * The first window of the other side, wherever windows begin, in which more calls arrived than are allowed; a window
 * holds its beginning and not its end.
 */
export function findOverrun(
  arrivals: readonly number[],
  lengthMs: number,
  most: number,
): { readonly from: number; readonly to: number } | undefined {
  for (const [index, from] of arrivals.entries()) {
    const to = arrivals[index + most];
    if (to !== undefined && to - from < lengthMs) return { from, to };
  }
  return undefined;
}
