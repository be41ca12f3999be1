import { describe, expect, it } from 'vitest';
import { createBudgetWorld, makeCalls, useUp } from '../testing/budget-world.ts';
import { createSlowLedgerStore } from '../testing/slow-ledger-store.ts';

describe('a process that has calls left', () => {
  it('may make them though it was refused others meanwhile, and no other process in their place', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const [first, second] = [createProcess('a'), createProcess('b')];
    await useUp(first, 80, clock);
    await clock.advance(2000);
    await first.refill('ask', 'visitor', 4);
    expect(await first.refill('ask', 'background', 4)).toBeGreaterThan(0);

    await second.refill('ask', 'member', 20);

    const made = [makeCalls(first, 20, 'visitor'), makeCalls(second, 20)] as const;
    expect(made[0]).toBe(8);
    expect(made[0] + made[1]).toBeLessThanOrEqual(10);
  });

  it('may make them where it gives back others that were taken before', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const [first, second] = [createProcess('a'), createProcess('b')];
    await first.refill('ask', 'background', 1);
    await clock.advance(900);
    await first.refill('ask', 'member', 4);
    await clock.advance(200);
    first.block('ask', 1);
    await clock.advance(1);

    await second.refill('ask', 'member', 20);

    expect(makeCalls(first, 20) + makeCalls(second, 20)).toBeLessThanOrEqual(10);
  });
});

describe('a process that asks and gives back at the same time', () => {
  it('holds what it is about to get', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const slow = createSlowLedgerStore(clock, () => 100);
    const [first, second] = [createProcess('a', slow), createProcess('b', slow)];
    const refilling = first.refill('ask', 'member', 6);
    await clock.advance(50);
    first.block('ask', 1);
    await clock.advance(200);
    await clock.finish(refilling);

    await clock.finish(second.refill('ask', 'member', 20));

    expect(makeCalls(first, 20) + makeCalls(second, 20)).toBeLessThanOrEqual(10);
  });
});
