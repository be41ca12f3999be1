import { LRUCache } from 'lru-cache';
import { Failure } from '../errors.ts';

/** How many requests a key may make in a window that begins with its first one. */
type Window = { readonly limit: number; readonly windowMs: number };

/**
 * The server's limits, by what they protect. Counted in this process alone: several processes together allow as many
 * times more. An address may be a whole office or mobile network, so limits by address are generous.
 */
const windows = {
  storefrontByAddress: { limit: 600, windowMs: 60_000 },
  storefrontByStore: { limit: 60_000, windowMs: 60_000 },
  hintsByStore: { limit: 6000, windowMs: 60_000 },
  signInByAddress: { limit: 10, windowMs: 60_000 },
  signInByEmail: { limit: 20, windowMs: 900_000 },
  passwordByMember: { limit: 20, windowMs: 900_000 },
  setupByAddress: { limit: 10, windowMs: 60_000 },
  entryLinkByAddress: { limit: 20, windowMs: 60_000 },
  tokenByAddress: { limit: 10, windowMs: 60_000 },
  pageLooks: { limit: 20, windowMs: 60_000 },
} as const satisfies Record<string, Window>;

/** Counts requests in memory. */
export type Limits = {
  /** Counts one request of `key`. Throws `rate_limited` when it is one too many. */
  readonly take: (window: keyof typeof windows, key: string) => void;
};

/** Keys remembered at most; the longest unused ones are forgotten first, so that memory stays bounded. */
const maxKeys = 100_000;

/** Makes the counters of one server. */
export function createLimits(now: () => number): Limits {
  const counts = new LRUCache<string, { count: number; readonly endsAt: number }>({ max: maxKeys });
  return {
    take(window, key) {
      const { limit, windowMs } = windows[window];
      const id = `${window}/${key}`;
      const current = counts.get(id);
      const leftMs = current === undefined ? 0 : current.endsAt - now();
      // More than a window is left where the clock was set back.
      if (current === undefined || leftMs <= 0 || leftMs > windowMs) {
        counts.set(id, { count: 1, endsAt: now() + windowMs });
        return;
      }
      current.count += 1;
      if (current.count <= limit) return;
      const retryAfterSeconds = Math.ceil(leftMs / 1000);
      throw new Failure('rate_limited', `Wait ${retryAfterSeconds} s, then try again.`, {
        retryAfterSeconds,
      });
    },
  };
}
