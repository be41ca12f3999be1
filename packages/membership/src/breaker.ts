import type { Clock } from './clock.ts';

/** Leaves a source in peace that does not answer. */
export type Breaker = {
  /** How long not to ask, in milliseconds; 0 when asking is fine, or when one call may try. */
  remainingMs(): number;
  /** Whether the source has answered whenever it was asked lately. */
  isCalm(): boolean;
  /**
   * Makes a call, or throws `BreakerOpenError`. While the source does not answer, one call at a time tries whether it
   * does again; `insist` tries in any case, for somebody who has clicked. `isFailure` tells a source that is down from
   * one that says no.
   */
  call<T>(send: () => Promise<T>, isFailure: (error: unknown) => boolean, insist?: boolean): Promise<T>;
  /** Something failed before a call could be made. */
  failed(): void;
};

/** The source is being left in peace. */
export class BreakerOpenError extends Error {
  /** When to ask again, in milliseconds. */
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('The source does not answer and is left in peace for a while.');
    this.name = 'BreakerOpenError';
    this.retryAfterMs = retryAfterMs;
  }
}

const patience = 3;
const shortestMs = 1000;
const longestMs = 10_000;
/** No page waits longer: an answer that takes more is as good as none. */
const slowMs = 2500;

/**
 * Three failures in a row open it; each further one doubles the pause, with jitter, up to ten seconds. After a pause
 * one call tries: its success closes the breaker. A call that is not answered in time counts as failed at that time.
 */
export function createBreaker(clock: Clock, random: () => number): Breaker {
  let failures = 0;
  let until = 0;
  /** The call that tries, if one does. */
  let trying: object | undefined;

  const remainingMs = (): number => {
    const leftMs = until - clock.now();
    // A clock that was set back would make a pause longer than any can be.
    return leftMs > longestMs ? 0 : Math.max(0, leftMs);
  };
  const isOpen = (): boolean => failures >= patience;

  const failed = (): void => {
    // Calls that were under way when it opened say nothing new.
    if (remainingMs() > 0) return;
    failures += 1;
    if (!isOpen()) return;
    const pauseMs = Math.min(longestMs, shortestMs * 2 ** (failures - patience));
    until = clock.now() + pauseMs * (0.5 + random() / 2);
  };
  const succeeded = (): void => {
    failures = 0;
    until = 0;
  };

  const watch = async <T>(
    send: () => Promise<T>,
    isFailure: (error: unknown) => boolean,
    giveUp?: () => void,
  ): Promise<T> => {
    let counted = false;
    const callOff = clock.after(slowMs, () => {
      counted = true;
      failed();
      giveUp?.();
    });
    try {
      const answer = await send();
      succeeded();
      return answer;
    } catch (error) {
      if (!isFailure(error)) succeeded();
      else if (!counted) failed();
      throw error;
    } finally {
      callOff();
    }
  };

  return {
    remainingMs: () => (trying !== undefined ? Math.max(remainingMs(), shortestMs) : remainingMs()),
    isCalm: () => failures === 0,
    async call(send, isFailure, insist = false) {
      if (!isOpen() || insist) return watch(send, isFailure);
      if (trying !== undefined || remainingMs() > 0)
        throw new BreakerOpenError(Math.max(remainingMs(), shortestMs));
      const attempt = {};
      trying = attempt;
      const stopTrying = (): void => {
        if (trying === attempt) trying = undefined;
      };
      return watch(send, isFailure, stopTrying).finally(stopTrying);
    },
    failed,
  };
}
