import { type Breaker, createBreaker } from '../breaker.ts';
import type { Reading } from '../cache.ts';
import type { Leases } from '../leases.ts';
import { defaultPolicy } from '../policy.ts';
import { createRenewal, type Renewal } from '../renewal.ts';
import { createMemoryCache, type MemoryCache } from './memory-cache.ts';
import { createMemoryLeases } from './memory-leases.ts';
import { createScriptedSource, type ScriptedSource } from './scripted-source.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

export type RenewalWorld = {
  readonly clock: VirtualClock;
  readonly source: ScriptedSource;
  readonly cache: MemoryCache;
  readonly breaker: Breaker;
  readonly leases: (holder: string) => Leases;
  readonly createProcess: (holder: string) => Renewal;
  readonly renewal: Renewal;
  /** Remembers somebody who is in no segment and due after a while. */
  readonly remember: (name: string, dueInMs: number) => Promise<void>;
  /** Remembers people by the names 0, 1 and so on. */
  readonly rememberMany: (count: number, dueInMs: number) => Promise<void>;
};

/** A store whose person 0 is in VIP by now; nobody is in WIN. */
export function createRenewalWorld(): RenewalWorld {
  const clock = createVirtualClock();
  const source = createScriptedSource(clock);
  source.segments.set('VIP', new Set(['P-0'])).set('WIN', new Set());
  const cache = createMemoryCache(() => clock.now());
  const breaker = createBreaker(clock, () => 1);
  const leases = createMemoryLeases(clock);
  const createProcess = (holder: string): Renewal =>
    createRenewal({
      source,
      cache,
      clock,
      random: () => 0.5,
      policy: defaultPolicy,
      breaker,
      leases: leases(holder),
    });
  const remember = async (name: string, dueInMs: number): Promise<void> => {
    const readAt = clock.now();
    const reading: Reading = {
      memberships: new Map([['VIP', { state: 'out', readAt }]]),
      dueAt: readAt + dueInMs,
    };
    const identity = { state: 'known', subject: `S-${name}`, profileId: `P-${name}`, readAt } as const;
    await cache.saveIdentity(`token of ${name}`, identity, reading);
  };
  const rememberMany = async (count: number, dueInMs: number): Promise<void> => {
    for (let person = 0; person < count; person += 1) await remember(String(person), dueInMs);
  };
  return {
    clock,
    source,
    cache,
    breaker,
    leases,
    createProcess,
    renewal: createProcess('a'),
    remember,
    rememberMany,
  };
}
