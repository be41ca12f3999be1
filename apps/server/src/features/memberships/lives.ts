import type { MembershipPolicy } from '@facet/membership';
import type { StoreSettings } from '@facet/protocol';

/** How old a store's merchant lets memberships be, in milliseconds. */
export type Lives = Pick<MembershipPolicy, 'maxAgeMs' | 'staleLimitMs'>;

/** What a store's settings say; where its stale limit is less than a membership's life, its life counts. */
export function toLives(
  settings: Pick<StoreSettings, 'membershipMaxAgeMs' | 'membershipStaleLimitMs'>,
): Lives {
  const { membershipMaxAgeMs: maxAgeMs, membershipStaleLimitMs } = settings;
  return { maxAgeMs, staleLimitMs: Math.max(maxAgeMs, membershipStaleLimitMs) };
}
