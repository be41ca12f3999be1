import { type Clock, wait } from './clock.ts';
import type { Leases } from './leases.ts';

/** Lets one process of an installation ask about a token while the others wait for what it finds. */
export type TokenLease = {
  take(token: string): Promise<boolean>;
  /** Until whoever asks about the token is done, or has died. */
  wait(token: string): Promise<void>;
  /** Lets go once what was found is where the other processes find it. */
  release(token: string, saved: Promise<void>): Promise<void>;
};

const leaseMs = 20_000;
const lookAgainMs = 40;

/** A process that died holds up the others for twenty seconds at most. */
export function createTokenLease(leases: Leases, clock: Clock): TokenLease {
  return {
    take: (token) => leases.take(token, leaseMs),
    async wait(token) {
      const giveUpAt = clock.now() + leaseMs;
      do await wait(clock, lookAgainMs);
      while (!(await leases.take(token, leaseMs)) && clock.now() < giveUpAt);
    },
    async release(token, saved) {
      try {
        await saved;
      } finally {
        await leases.release(token);
      }
    },
  };
}
