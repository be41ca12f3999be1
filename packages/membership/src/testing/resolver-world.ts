import { type Breaker, createBreaker } from '../breaker.ts';
import type { MembershipCache } from '../cache.ts';
import { defaultPolicy, type MembershipPolicy } from '../policy.ts';
import type { Resolution } from '../resolution.ts';
import { createResolver, type Resolver, type ResolverOptions } from '../resolver.ts';
import { createGuardedSource } from './guarded-source.ts';
import { createMemoryCache, type MemoryCache } from './memory-cache.ts';
import { createMemoryLeases } from './memory-leases.ts';
import { createScriptedSource, type ScriptedSource } from './scripted-source.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

/** What a test asks of a resolver; a visitor asks, and waits for two and a half seconds, where nothing is said. */
type Asking = Partial<Parameters<Resolver['resolve']>[0]>;

/** A process that resolves memberships. */
type ResolverProcess = {
  readonly resolver: Resolver;
  readonly breaker: Breaker;
  /** Asks, and moves time on until the answer is there. */
  readonly ask: (token: string, segments?: readonly string[], asking?: Asking) => Promise<Resolution>;
  /** Asks, and leaves it to the test to move time on. */
  readonly begin: (token: string, segments?: readonly string[], asking?: Asking) => Promise<Resolution>;
};

/** One store, its source and its processes. */
export type ResolverWorld = ResolverProcess & {
  readonly clock: VirtualClock;
  readonly source: ScriptedSource;
  readonly cache: MemoryCache;
  /** What share of a minute's calls is left. */
  readonly room: { headroom: number };
  readonly reported: unknown[];
  /** One more process over the same cache and the same leases. */
  readonly createProcess: (holder: string, changes?: Partial<ResolverOptions>) => ResolverProcess;
};

/**
 * Ada is in VIP and has two tokens, Bob is in WIN; `old` can no longer be resolved, and nobody is known by any other
 * token. The company is McN66.
 */
export function createResolverWorld(
  policy: Partial<MembershipPolicy> = {},
  changeCache: (cache: MemoryCache) => MembershipCache = (cache) => cache,
  clock: VirtualClock = createVirtualClock(),
): ResolverWorld {
  const source = createScriptedSource(clock);
  source.people.set('ada.McN66', 'P-ada').set('ada-again.McN66', 'P-ada').set('bob.McN66', 'P-bob');
  source.people.set('old.McN66', null);
  source.segments.set('VIP', new Set(['P-ada'])).set('WIN', new Set(['P-bob']));
  const cache = createMemoryCache(() => clock.now());
  const leases = createMemoryLeases(clock);
  const room = { headroom: 1 };
  const reported: unknown[] = [];

  const createProcess = (holder: string, changes: Partial<ResolverOptions> = {}): ResolverProcess => {
    const breaker = createBreaker(clock, () => 1);
    const resolver = createResolver({
      source: createGuardedSource(source, breaker),
      cache: changeCache(cache),
      clock,
      random: () => 0.5,
      policy: { ...defaultPolicy, ...policy },
      company: 'McN66',
      toSubject: (profileId) => `subject of ${profileId}`,
      breaker,
      room: { headroom: () => room.headroom, callsPerMinute: 700 },
      leases: leases(holder),
      report: (error) => reported.push(error),
      ...changes,
    });
    const begin: ResolverProcess['begin'] = (token, segments = ['VIP'], asking = {}) =>
      resolver.resolve({ exchangeId: `${token}.McN66`, segments, deadlineMs: 2500, ...asking });
    return { resolver, breaker, begin, ask: (...asked) => clock.finish(begin(...asked)) };
  };
  return { clock, source, cache, room, reported, createProcess, ...createProcess('process 1') };
}
