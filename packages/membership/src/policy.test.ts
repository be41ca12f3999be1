import { describe, expect, it } from 'vitest';
import { defaultPolicy, isFresh, toDueAt } from './policy.ts';

describe('isFresh', () => {
  it('ends exactly with the life of what was read', () => {
    expect(isFresh(1000, 500, 1499)).toBe(true);
    expect(isFresh(1000, 500, 1500)).toBe(false);
  });

  it('trusts the future as far as clocks may differ', () => {
    expect(isFresh(60_000, 500, 0)).toBe(true);
    expect(isFresh(60_001, 500, 0)).toBe(false);
  });
});

describe('toDueAt', () => {
  it('lies in the last third of a life, and leaves time to be renewed in', () => {
    for (const random of [0, 0.3, 0.999_999]) {
      const share = toDueAt(5000, 1000, () => random) - 5000;
      expect(share).toBeGreaterThanOrEqual(1000 * (2 / 3));
      expect(share).toBeLessThanOrEqual(850);
    }
  });
});

describe('defaultPolicy', () => {
  it('lets nothing serve for more than a day', () => {
    const dayMs = 24 * 3_600_000;

    expect(defaultPolicy.maxAgeMs).toBeLessThanOrEqual(dayMs);
    expect(defaultPolicy.staleLimitMs).toBeLessThanOrEqual(dayMs);
    expect(defaultPolicy.identityMaxAgeMs).toBeLessThanOrEqual(dayMs);
    expect(defaultPolicy.unidentifiedMaxAgeMs).toBeLessThan(defaultPolicy.identityMaxAgeMs);
  });
});
