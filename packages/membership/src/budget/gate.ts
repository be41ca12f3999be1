import type { Clock } from '../clock.ts';
import { toRank, type Urgency } from '../urgency.ts';
import type { Budget } from './budget.ts';
import { createWaitingLine, type WaitingLine } from './waiting-line.ts';

/** Then the budget is asked again, since other processes may have given something back meanwhile. */
const longestWaitMs = 1000;

/** Lets calls through as the budget allows. */
export type Gate<Operation extends string> = {
  /**
   * Makes the call when its turn comes: members first, then visitors, the newest first since the others' pages have
   * waited long enough, then what nobody waits for. Throws `GateClosedError` where too many are waiting.
   */
  readonly pass: <T>(operation: Operation, urgency: Urgency, call: () => Promise<T>) => Promise<T>;
  /** Takes calls from the ledger for somebody who is about to come, so that they need not wait for it. */
  readonly prepare: (operation: Operation, urgency: Urgency) => void;
  /** How many calls are waiting for one operation. */
  readonly waiting: (operation: Operation) => number;
};

/** What a gate is made of. */
export type GateOptions<Operation extends string> = {
  readonly budget: Budget<Operation>;
  readonly clock: Clock;
  /** How many calls of one urgency may wait for one operation. Of more visitors, the oldest has to go. */
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

/** A call that waits for its turn. */
type Waiting = {
  readonly run: (settle: () => void) => Promise<void>;
  readonly refuse: (error: unknown) => void;
};

type Lane = {
  readonly line: WaitingLine<Waiting>;
  refilling: boolean;
  /** The ledger had nothing for somebody of this urgency; before then it is not asked by anybody less urgent. */
  refused: { readonly urgency: Urgency; readonly until: number } | undefined;
  callOff: (() => void) | undefined;
};

/** A gate in front of one account. */
export function createGate<Operation extends string>(options: GateOptions<Operation>): Gate<Operation> {
  const { budget, clock, mostWaiting, findRetryAfterMs } = options;
  const lanes = new Map<Operation, Lane>();

  const getLane = (operation: Operation): Lane => {
    const known = lanes.get(operation);
    if (known !== undefined) return known;
    const lane: Lane = {
      line: createWaitingLine(mostWaiting),
      refilling: false,
      refused: undefined,
      callOff: undefined,
    };
    lanes.set(operation, lane);
    return lane;
  };

  const pumpAfter = (operation: Operation, lane: Lane, waitMs: number): void => {
    lane.callOff?.();
    lane.callOff = clock.after(waitMs, () => {
      lane.callOff = undefined;
      pump(operation, lane);
    });
  };

  const refill = (operation: Operation, lane: Lane, urgency: Urgency): void => {
    if (lane.refilling) return;
    const refusedMs = findRefusedMs(lane, urgency);
    if (refusedMs > 0) return pumpAfter(operation, lane, refusedMs);
    lane.refilling = true;
    void askLedger(operation, lane, urgency);
  };

  const askLedger = async (operation: Operation, lane: Lane, urgency: Urgency): Promise<void> => {
    try {
      const waitMs = await budget.refill(operation, urgency, lane.line.count(urgency));
      const refusedForMs = Math.min(waitMs, longestWaitMs);
      lane.refused = waitMs === 0 ? undefined : { urgency, until: clock.now() + refusedForMs };
      lane.refilling = false;
      pump(operation, lane);
    } catch (error) {
      lane.refilling = false;
      for (const { refuse } of lane.line.clear()) refuse(error);
    }
  };

  const findRefusedMs = ({ refused }: Lane, urgency: Urgency): number => {
    if (refused === undefined || toRank(urgency) < toRank(refused.urgency)) return 0;
    const leftMs = refused.until - clock.now();
    return leftMs > longestWaitMs ? 0 : leftMs;
  };

  const pump = (operation: Operation, lane: Lane): void => {
    for (let next = lane.line.first(); next !== undefined; next = lane.line.first()) {
      const permit = budget.take(operation, next.urgency);
      if (permit.state === 'empty') return refill(operation, lane, next.urgency);
      if (permit.state === 'wait') return pumpAfter(operation, lane, permit.waitMs);
      lane.line.remove(next);
      void next.item.run(permit.settle);
    }
  };

  return {
    pass(operation, urgency, call) {
      const lane = getLane(operation);
      return new Promise((resolve, reject) => {
        const run = async (settle: () => void): Promise<void> => {
          try {
            resolve(await call());
          } catch (error) {
            const retryAfterMs = findRetryAfterMs(error);
            if (retryAfterMs !== undefined) budget.block(operation, retryAfterMs);
            reject(error);
          } finally {
            settle();
            pump(operation, lane);
          }
        };
        const pushedOut = lane.line.add(urgency, { run, refuse: reject });
        pushedOut?.refuse(new GateClosedError(60_000));
        pump(operation, lane);
      });
    },
    prepare(operation, urgency) {
      if (!budget.holds(operation, urgency)) refill(operation, getLane(operation), urgency);
    },
    waiting: (operation) => lanes.get(operation)?.line.size() ?? 0,
  };
}
