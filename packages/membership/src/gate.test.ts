import { describe, expect, it } from 'vitest';
import { createBudget } from './budget.ts';
import { createGate, GateClosedError } from './gate.ts';
import { createVirtualClock } from './testing/virtual-clock.ts';

class Throttled extends Error {}

function createWorld(mostWaiting = 10) {
  const clock = createVirtualClock();
  const budget = createBudget({ ask: { burstPerSecond: 2, steadyPerMinute: 100 } }, clock);
  const gate = createGate({
    budget,
    clock,
    mostWaiting,
    findRetryAfterMs: (error) => (error instanceof Throttled ? 5000 : undefined),
  });
  return { clock, gate };
}

describe('createGate', () => {
  it('lets calls pass in order as the budget allows', async () => {
    const { clock, gate } = createWorld();
    const passed: number[] = [];
    const calls = [1, 2, 3, 4, 5].map((call) => gate.pass('ask', async () => passed.push(call)));
    await clock.advance(0);
    expect(passed).toEqual([1, 2]);
    await clock.advance(1000);
    expect(passed).toEqual([1, 2, 3, 4]);
    await clock.advance(1000);
    expect(passed).toEqual([1, 2, 3, 4, 5]);
    await Promise.all(calls);
  });

  it('holds everybody back for as long as the other side says', async () => {
    const { clock, gate } = createWorld();
    await expect(
      gate.pass('ask', async () => {
        throw new Throttled();
      }),
    ).rejects.toThrow(Throttled);
    let passed = false;
    const call = gate.pass('ask', async () => {
      passed = true;
    });
    await clock.advance(4999);
    expect(passed).toBe(false);
    await clock.advance(1);
    expect(passed).toBe(true);
    await call;
  });

  it('turns calls away when too many wait', async () => {
    const { clock, gate } = createWorld(1);
    const calls = [1, 2, 3].map(() => gate.pass('ask', async () => undefined));
    await expect(gate.pass('ask', async () => undefined)).rejects.toThrow(GateClosedError);
    await clock.advance(1000);
    await Promise.all(calls);
  });

  it('holds out as long as the other side says, however long that is', async () => {
    const clock = createVirtualClock();
    const waits: number[] = [];
    const gate = createGate({
      budget: createBudget({ ask: { burstPerSecond: 2, steadyPerMinute: 100 } }, clock),
      clock: {
        now: () => clock.now(),
        after: (delayMs, run) => {
          waits.push(delayMs);
          return clock.after(delayMs, run);
        },
      },
      mostWaiting: 10,
      findRetryAfterMs: () => 2 ** 40,
    });
    await expect(gate.pass('ask', () => Promise.reject(new Throttled()))).rejects.toThrow(Throttled);
    void gate.pass('ask', () => expect.fail('was called'));
    await clock.advance(3_600_000);
    expect(Math.max(...waits)).toBeLessThan(2 ** 31);
    expect(waits.length).toBeLessThan(100);
  });
});
