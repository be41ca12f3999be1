import { array, assert, asyncProperty, integer } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBudget } from './budget.ts';
import { createVirtualClock } from './testing/virtual-clock.ts';

const limits = { ask: { burstPerSecond: 3, steadyPerMinute: 10 } };

describe('createBudget', () => {
  it('grants the burst, then says how long to wait', () => {
    const budget = createBudget(limits, createVirtualClock());
    for (let call = 0; call < 3; call += 1) {
      const permit = budget.take('ask');
      if (permit.granted) permit.settle();
    }
    expect(budget.take('ask')).toEqual({ granted: false, retryAfterMs: 1000 });
  });

  it('counts a call from its sending until a whole window after its answer', async () => {
    const clock = createVirtualClock();
    const budget = createBudget(limits, clock);
    const permits = [budget.take('ask'), budget.take('ask'), budget.take('ask')];
    await clock.advance(5000);
    expect(budget.take('ask').granted).toBe(false);
    for (const permit of permits) if (permit.granted) permit.settle();
    await clock.advance(999);
    expect(budget.take('ask').granted).toBe(false);
    await clock.advance(1);
    expect(budget.take('ask').granted).toBe(true);
  });

  it('obeys the other side', async () => {
    const clock = createVirtualClock();
    const budget = createBudget(limits, clock);
    budget.block('ask', 7000);
    expect(budget.take('ask')).toEqual({ granted: false, retryAfterMs: 7000 });
    await clock.advance(7000);
    expect(budget.take('ask').granted).toBe(true);
  });

  it('waits no longer than before when the clock is set back', () => {
    let now = 10_000_000;
    const budget = createBudget(limits, { now: () => now, after: () => () => undefined });
    for (let call = 0; call < 10; call += 1) {
      now += 1000;
      const permit = budget.take('ask');
      if (permit.granted) permit.settle();
    }
    budget.block('ask', 70_000);
    now -= 3_600_000;
    expect(budget.take('ask')).toEqual({ granted: false, retryAfterMs: 70_000 });
    now += 70_000;
    expect(budget.take('ask').granted).toBe(true);
  });

  it('never goes over a fixed window of the other side, wherever that begins', async () => {
    const latencies = array(integer({ min: 0, max: 1500 }), { minLength: 40, maxLength: 80 });
    await assert(
      asyncProperty(latencies, integer({ min: 0, max: 59_999 }), async (delays, offset) => {
        const clock = createVirtualClock(1_000_000);
        const budget = createBudget(limits, clock);
        const arrivals: number[] = [];
        for (const delay of delays) {
          for (let permit = budget.take('ask'); ; permit = budget.take('ask')) {
            if (permit.granted) {
              const { settle } = permit;
              clock.after(Math.floor(delay / 2), () => arrivals.push(clock.now()));
              clock.after(delay, settle);
              break;
            }
            await clock.advance(permit.retryAfterMs);
          }
        }
        await clock.advance(2000);
        expect(arrivals).toHaveLength(delays.length);
        for (const [lengthMs, most] of [
          [1000, 3],
          [60_000, 10],
        ] as const) {
          const counts = new Map<number, number>();
          for (const at of arrivals) {
            const window = Math.floor((at + offset) / lengthMs);
            counts.set(window, (counts.get(window) ?? 0) + 1);
          }
          expect(Math.max(...counts.values())).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 30 },
    );
  });
});
