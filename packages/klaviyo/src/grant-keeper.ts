import { KlaviyoError } from './klaviyo-error.ts';
import type { Grant } from './oauth/grant.ts';

/** Where a grant is kept. `lock` lets one holder at a time work, across all processes of the installation. */
export type GrantStore = {
  read(): Promise<Grant | undefined>;
  write(grant: Grant): Promise<void>;
  lock<T>(work: () => Promise<T>): Promise<T>;
};

/** What a keeper is made of. */
export type GrantKeeperOptions = {
  readonly store: GrantStore;
  readonly refresh: (grant: Grant) => Promise<Grant>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
};

/** Keeps a grant alive. */
export type GrantKeeper = {
  /** A good access token; `refused` is one that Klaviyo has just refused although its time is not over. */
  getAccessToken(refused?: string): Promise<string>;
};

const marginMs = 60_000;
/** After a refresh that failed while the old token still serves: Klaviyo takes about ten a minute (contract §2). */
const pauseMs = 15_000;
/** How long a grant that is over is not tried again: until somebody signs in anew, it stays over (contract §2). */
const overMs = 3_600_000;

/**
 * Refreshes ahead of time, with jitter so that the processes of an installation do not all wake at once, and once
 * for everybody who waits. A refresh that was sent is never given up: whoever asked may leave, the answer is still
 * written down. On `invalid_grant` the store is read again, since another process may have been faster. Where there is
 * no token to be had, Klaviyo is left in peace for as long as it says.
 */
export function createGrantKeeper({ store, refresh, now, random }: GrantKeeperOptions): GrantKeeper {
  let current: Grant | undefined;
  let refreshing: Promise<Grant> | undefined;
  let nextTryAtMs = 0;
  /** No token, and no use in asking for one. */
  let barred: { readonly error: KlaviyoError; readonly untilMs: number } | undefined;

  const isGood = (grant: Grant, refused: string | undefined): boolean =>
    grant.accessToken !== refused &&
    now() < grant.expiresAtMs - (now() < nextTryAtMs ? 0 : marginMs * (1 + random()));

  /** Ahead of its end, nobody waits for the next token: another process may be at it, or may have died at it. */
  const stillServes = (grant: Grant, refused: string | undefined): boolean =>
    grant.accessToken !== refused && now() < grant.expiresAtMs;

  const renew = (refused: string | undefined): Promise<Grant> =>
    store.lock(async () => {
      const kept = await getKept();
      if (isGood(kept, refused)) return kept;
      try {
        const renewed = await refresh(kept);
        await store.write(renewed);
        return renewed;
      } catch (error) {
        return recover(error, kept, refused);
      }
    });

  const recover = async (error: unknown, tried: Grant, refused: string | undefined): Promise<Grant> => {
    if (!(error instanceof KlaviyoError)) throw error;
    if (error.kind === 'invalid_grant') {
      const kept = await getKept();
      if (kept.refreshToken !== tried.refreshToken || kept.accessToken !== tried.accessToken) return kept;
      barred = { error, untilMs: now() + overMs };
      throw error;
    }
    if (!stillServes(tried, refused)) {
      if (error.retryAfterMs !== undefined) barred = { error, untilMs: now() + error.retryAfterMs };
      throw error;
    }
    nextTryAtMs = now() + pauseMs;
    return tried;
  };

  const getKept = async (): Promise<Grant> => {
    const kept = await store.read();
    if (kept === undefined) throw new KlaviyoError('invalid_grant', 'token');
    return kept;
  };

  return {
    async getAccessToken(refused) {
      // Where a process has only just started, another one may be at the next token already.
      current ??= await store.read();
      if (current !== undefined && isGood(current, refused)) return current.accessToken;
      if (barred !== undefined && now() < barred.untilMs) throw barred.error;
      refreshing ??= renew(refused)
        .then((grant) => {
          current = grant;
          return grant;
        })
        .finally(() => {
          refreshing = undefined;
        });
      if (current !== undefined && stillServes(current, refused)) {
        refreshing.catch(() => undefined);
        return current.accessToken;
      }
      return (await refreshing).accessToken;
    },
  };
}
