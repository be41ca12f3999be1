import type { MembershipCache } from '../cache.ts';
import { createResolverWorld, type ResolverWorld } from './resolver-world.ts';

const hourMs = 3_600_000;

/** A world in which answers live for an hour, and serve for another five while the source does not answer. */
export function createScenarioWorld(
  changeCache?: (cache: MembershipCache) => MembershipCache,
): ResolverWorld {
  return createResolverWorld(
    { maxAgeMs: hourMs, identityMaxAgeMs: hourMs, unidentifiedMaxAgeMs: hourMs, staleLimitMs: 6 * hourMs },
    changeCache,
  );
}
