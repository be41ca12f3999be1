import type { Clock } from '../clock.ts';
import type { Leases } from '../leases.ts';

/** Leases that several processes share for as long as the test lasts: those of one that is named. */
export function createMemoryLeases(clock: Clock): (holder: string) => Leases {
  const held = new Map<string, { readonly holder: string; readonly until: number }>();
  return (holder) => ({
    async take(name, forMs) {
      const lease = held.get(name);
      if (lease !== undefined && lease.holder !== holder && lease.until > clock.now()) return false;
      held.set(name, { holder, until: clock.now() + forMs });
      return true;
    },
    async release(name) {
      if (held.get(name)?.holder === holder) held.delete(name);
    },
  });
}
