import { type Breaker, createBreaker } from '../breaker.ts';
import type { Leases } from '../leases.ts';
import { createWarmSync, type WarmProgress, type WarmStore, type WarmSync } from '../warm-sync.ts';
import { createMemoryLeases } from './memory-leases.ts';
import { createScriptedSource, type ScriptedSource } from './scripted-source.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

const dayMs = 24 * 3_600_000;

export type WarmWorld = {
  readonly clock: VirtualClock;
  readonly source: ScriptedSource;
  readonly setMembers: (segment: string, count: number) => void;
  readonly progress: ReadonlyMap<string, WarmProgress>;
  /** When each member was last found, by `segment profile`. */
  readonly foundAt: ReadonlyMap<string, number>;
  readonly breaker: Breaker;
  readonly leases: (holder: string) => Leases;
  readonly createProcess: (holder: string) => WarmSync;
  readonly sync: (...asked: Parameters<WarmSync['sync']>) => ReturnType<WarmSync['sync']>;
};

/** The calls that read VIP whole. */
export const pages: readonly string[] = ['members VIP from the first', 'members VIP 100', 'members VIP 200'];

/** A segment VIP of 250 members, whose reading lives for a day. */
export function createWarmWorld(): WarmWorld {
  const clock = createVirtualClock();
  const source = createScriptedSource(clock);
  const setMembers = (segment: string, count: number): void => {
    source.segments.set(segment, new Set(Array.from({ length: count }, (_, index) => `P-${index}`)));
  };
  setMembers('VIP', 250);
  const progress = new Map<string, WarmProgress>();
  const foundAt = new Map<string, number>();
  const store: WarmStore = {
    find: async (segment) => progress.get(segment),
    save: async (segment, profileIds, readAt, now) => {
      progress.set(segment, now);
      for (const profileId of profileIds) foundAt.set(`${segment} ${profileId}`, readAt);
    },
  };
  const breaker = createBreaker(clock, () => 1);
  const leases = createMemoryLeases(clock);
  const createProcess = (holder: string): WarmSync =>
    createWarmSync({ source, store, clock, breaker, leases: leases(holder), maxAgeMs: dayMs });
  const first = createProcess('a');
  return {
    clock,
    source,
    setMembers,
    progress,
    foundAt,
    breaker,
    leases,
    createProcess,
    sync: (...asked) => first.sync(...asked),
  };
}
