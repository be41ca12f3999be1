import { type Batcher, createBatcher } from '../batcher.ts';
import type { SourceAnswer } from '../source.ts';
import type { Urgency } from '../urgency.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

type Answer = SourceAnswer<ReadonlySet<string>>;

/** A call that waits for its turn, until the test lets it be sent and answered. */
type BatcherCall = {
  readonly key: string;
  readonly urgency: Urgency;
  /** Asks who is to be asked about, as a client does when the call's turn has come. */
  readonly send: () => readonly string[];
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
};

export type BatcherWorld = {
  readonly clock: VirtualClock;
  readonly batcher: Batcher;
  readonly calls: readonly BatcherCall[];
  readonly getCall: (index: number) => BatcherCall;
};

/** A batcher whose questions stay open for ten milliseconds, and whose calls wait until the test lets them go. */
export function createBatcherWorld(windowMs: (openQuestions: number) => number = () => 10): BatcherWorld {
  const clock = createVirtualClock();
  const calls: BatcherCall[] = [];
  const batcher = createBatcher({
    ask: (key, people, urgency) =>
      new Promise<Answer>((resolve, reject) => {
        calls.push({ key, urgency, send: people, answer: resolve, fail: reject });
      }),
    windowMs,
    clock,
  });
  const getCall = (index: number): BatcherCall => {
    const call = calls[index];
    if (call === undefined) throw new Error(`There is no call ${index}.`);
    return call;
  };
  return { clock, batcher, calls, getCall };
}

/** The answer that these are the members. */
export function members(...profileIds: readonly string[]): Answer {
  return { ok: true, value: new Set(profileIds) };
}

/** Asks about so many people whose names begin alike; nobody looks at the answers. */
export function askMany(batcher: Batcher, count: number, prefix: string, urgency: Urgency = 'visitor'): void {
  for (let index = 0; index < count; index += 1) void batcher.ask('VIP', `${prefix}${index}`, urgency);
}
