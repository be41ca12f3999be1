import { describe, expect, it } from 'vitest';
import { urgencies } from '../urgency.ts';
import { toShare } from './limits.ts';

describe('toShare', () => {
  it('lets members use all, visitors all but a fiftieth, and what nobody waits for much less', () => {
    const limit = { burstPerSecond: 75, steadyPerMinute: 700 };

    expect(toShare(limit, 'member')).toEqual({ burst: 75, steady: 700 });
    expect(toShare(limit, 'visitor')).toEqual({ burst: 73, steady: 686 });
    expect(toShare(limit, 'background').burst).toBe(37);
    expect(toShare(limit, 'background').steady).toBeLessThanOrEqual(490);
  });

  it('leaves at least one call to everybody', () => {
    for (const urgency of urgencies) {
      expect(toShare({ burstPerSecond: 1, steadyPerMinute: 1 }, urgency)).toEqual({ burst: 1, steady: 1 });
    }
  });
});
