import { type Breaker, BreakerOpenError, createBreaker } from '../breaker.ts';
import { wait } from '../clock.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

/** The source is down. */
export class Down extends Error {}
/** The source says no. */
export class Refused extends Error {}

/** How a call ends, and whether somebody insists on it. */
type Call<T> = (end: 'answered' | 'down' | 'refused', takesMs?: number, insist?: boolean) => Promise<T>;

export type BreakerWorld = {
  readonly clock: VirtualClock;
  readonly breaker: Breaker;
  /** How the calls end that were sent. */
  readonly sent: string[];
  readonly call: Call<string>;
  /** How a call came out, in a word: `answered`, `failed`, or `open` where it was not sent. */
  readonly tryCall: Call<string>;
  readonly fail: (times: number) => Promise<void>;
};

/** A breaker whose pauses are as long as they can be. */
export function createBreakerWorld(random: () => number = () => 1): BreakerWorld {
  const clock = createVirtualClock();
  const breaker = createBreaker(clock, random);
  const sent: string[] = [];
  const call: Call<string> = (end, takesMs = 0, insist = false) =>
    breaker.call(
      async () => {
        sent.push(end);
        if (takesMs > 0) await wait(clock, takesMs);
        if (end === 'down') throw new Down();
        if (end === 'refused') throw new Refused();
        return end;
      },
      (error) => error instanceof Down,
      insist,
    );
  const tryCall: Call<string> = async (...given) => {
    try {
      return await call(...given);
    } catch (error) {
      return error instanceof BreakerOpenError ? 'open' : 'failed';
    }
  };
  const fail = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) await tryCall('down');
  };
  return { clock, breaker, sent, call, tryCall, fail };
}
