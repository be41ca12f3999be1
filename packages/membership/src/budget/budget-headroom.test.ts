import { describe, expect, it } from 'vitest';
import { createBudgetWorld, useUp } from '../testing/budget-world.ts';

const hourMs = 3_600_000;

describe('the headroom of a budget', () => {
  it('is all while nothing is known', () => {
    expect(createBudgetWorld().createProcess('a').headroom('ask')).toBe(1);
  });

  it('is the share of a minute that visitors may still use', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const budget = createProcess('a');
    await useUp(budget, 48, clock);
    await clock.advance(2000);

    expect(budget.headroom('ask')).toBe(0.5);
  });

  it('shrinks with what the other side says is left', async () => {
    const budget = createBudgetWorld().createProcess('a');
    budget.hear('ask', 27, 20_000);

    await budget.refill('ask', 'visitor', 1);

    expect(budget.headroom('ask')).toBe(0.2);
  });

  it('is all again a minute after the ledger was last seen, whatever the clock does', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const budget = createProcess('a');
    await useUp(budget, 90, clock);
    await clock.advance(2000);
    expect(budget.headroom('ask')).toBeLessThan(0.2);

    clock.set(clock.now() - hourMs);
    expect(budget.headroom('ask')).toBe(1);
    clock.set(clock.now() + 2 * hourMs);
    expect(budget.headroom('ask')).toBe(1);
  });
});

describe('a clock that is set back by an hour', () => {
  it('holds nobody up for longer than a minute', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const budget = createProcess('a');
    await useUp(budget, 100, clock);

    clock.set(clock.now() - hourMs);

    expect(await budget.refill('ask', 'member', 1)).toBeGreaterThan(0);
    await clock.advance(60_020);
    expect(await budget.refill('ask', 'member', 1)).toBe(0);
  });

  it('does not open what was taken before it', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const budget = createProcess('a');
    await budget.refill('ask', 'member', 5);

    clock.set(clock.now() - hourMs);

    expect(budget.take('ask', 'member')).toEqual({ state: 'empty' });
  });

  it('does not forget what the last second holds', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const budget = createProcess('a');
    await useUp(budget, 10, clock);

    clock.set(clock.now() - hourMs);

    expect(await budget.refill('ask', 'member', 1)).toBeGreaterThan(0);
    await clock.advance(1020);
    expect(await budget.refill('ask', 'member', 1)).toBe(0);
  });
});
