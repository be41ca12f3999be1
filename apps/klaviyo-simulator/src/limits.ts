/** How many calls are allowed in a second and in a minute (`x-klaviyo-ratelimit`). */
export interface Limit {
  readonly burst: number;
  readonly steady: number;
}

/** One counter: the key says whose and for what, the limit how many. */
export interface Bucket {
  readonly key: string;
  readonly limit: Limit;
}

/** Whether a call may pass, with what its response has to say about it. */
export type Grant =
  | {
      readonly allowed: true;
      /** The steady window of the tightest bucket. */
      readonly limit: number;
      readonly remaining: number;
      readonly resetSeconds: number;
    }
  | { readonly allowed: false; readonly retryAfterSeconds: number };

export interface Limits {
  /** Counts one call in all the buckets, or, when one of them is full, in none. */
  take(buckets: readonly Bucket[]): Grant;
  clear(): void;
}

const burstMs = 1_000;
const steadyMs = 60_000;

interface Window {
  index: number;
  count: number;
}

/**
 * Fixed windows as in section 4, aligned to the clock: a client that counts from its own first call is then out of
 * step with the server, as it is with Klaviyo.
 */
export function createLimits(now: () => number): Limits {
  const windows = new Map<string, Window>();

  const findWindow = (key: string, lengthMs: number): Window => {
    const index = Math.floor(now() / lengthMs);
    const name = `${lengthMs} ${key}`;
    let window = windows.get(name);
    if (window === undefined || window.index !== index) {
      window = { index, count: 0 };
      windows.set(name, window);
    }
    return window;
  };
  const secondsLeft = (lengthMs: number): number => Math.ceil((lengthMs - (now() % lengthMs)) / 1_000);

  return {
    take(buckets) {
      const pairs = buckets.map(({ key, limit }) => ({
        limit,
        burst: findWindow(key, burstMs),
        steady: findWindow(key, steadyMs),
      }));
      if (pairs.some(({ steady, limit }) => steady.count >= limit.steady))
        return { allowed: false, retryAfterSeconds: secondsLeft(steadyMs) };
      if (pairs.some(({ burst, limit }) => burst.count >= limit.burst))
        return { allowed: false, retryAfterSeconds: secondsLeft(burstMs) };
      let tightest = { limit: Number.POSITIVE_INFINITY, remaining: Number.POSITIVE_INFINITY };
      for (const { burst, steady, limit } of pairs) {
        burst.count += 1;
        steady.count += 1;
        const remaining = limit.steady - steady.count;
        if (remaining < tightest.remaining) tightest = { limit: limit.steady, remaining };
      }
      return { allowed: true, ...tightest, resetSeconds: secondsLeft(steadyMs) };
    },
    clear: () => windows.clear(),
  };
}
