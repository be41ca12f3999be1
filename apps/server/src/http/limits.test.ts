import { describe, expect, it } from 'vitest';
import { Failure } from '../errors.ts';
import { createLimits } from './limits.ts';

describe('limits', () => {
  it('end with their window, and say when', () => {
    let now = 10_000_000;
    const limits = createLimits(() => now);
    const guess = (): void => limits.take('signInByAddress', 'mallory');
    for (let time = 0; time < 10; time += 1) guess();
    now += 20_000;
    expect(guess).toThrow(
      new Failure('rate_limited', 'Wait 40 s, then try again.', { retryAfterSeconds: 40 }),
    );
    limits.take('signInByAddress', 'somebody else');
    now += 40_000;
    expect(guess).not.toThrow();
  });

  it('do not last longer because the clock is set back', () => {
    let now = 10_000_000;
    const limits = createLimits(() => now);
    for (let time = 0; time < 10; time += 1) limits.take('signInByAddress', 'office');
    now -= 3_600_000;
    expect(() => limits.take('signInByAddress', 'office')).not.toThrow();
  });
});
