import type { StoreSettings } from '@facet/protocol';

/** How old a store's merchant lets memberships be, in milliseconds. */
export function toLives(settings: Pick<StoreSettings, 'membershipMaxAgeMs' | 'membershipStaleLimitMs'>): {
  readonly maxAgeMs: number;
  readonly staleLimitMs: number;
} {
  const { membershipMaxAgeMs: maxAgeMs, membershipStaleLimitMs } = settings;
  return { maxAgeMs, staleLimitMs: Math.max(maxAgeMs, membershipStaleLimitMs) };
}
