import type { Limit } from './limits.ts';

/** The tiers of limits that our operations lie in (section 4). */
export type Tier = 'L' | 'S' | 'XS';
export type Tiers = Readonly<Record<Tier, Limit>>;

/** What each tier allows. Klaviyo's specification says 750 a minute for L, its guide still says 700. */
export function createTiers(steadyL: 700 | 750): Tiers {
  return {
    L: { burst: 75, steady: steadyL },
    S: { burst: 3, steady: 60 },
    XS: { burst: 1, steady: 15 },
  };
}
