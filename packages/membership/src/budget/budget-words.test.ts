import { describe, expect, it } from 'vitest';
import { createBudgetWorld, makeCalls } from '../testing/budget-world.ts';

const hourMs = 3_600_000;

describe('the word of the other side', () => {
  it('holds back every process until its minute is over', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const [first, second] = [createProcess('a'), createProcess('b')];
    first.hear('ask', 1, 20_000);

    await first.refill('ask', 'member', 10);

    expect(makeCalls(first, 20)).toBe(1);
    await clock.advance(19_000);
    expect(await second.refill('ask', 'member', 10)).toBeGreaterThan(0);
    await clock.advance(1000);
    expect(await second.refill('ask', 'member', 10)).toBe(0);
  });

  it('holds for no more than a minute, whatever it says', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const budget = createProcess('a');
    budget.hear('ask', 0, 24 * hourMs);
    expect(await budget.refill('ask', 'member', 1)).toBeGreaterThan(0);

    await clock.advance(60_000);

    expect(await budget.refill('ask', 'member', 1)).toBe(0);
  });

  it('holds for no more than a minute where the clock is set back before it is written down', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const budget = createProcess('a');
    budget.hear('ask', 0, 30_000);
    clock.set(clock.now() - hourMs);
    expect(await budget.refill('ask', 'member', 1)).toBeGreaterThan(0);

    await clock.advance(60_000);

    expect(await budget.refill('ask', 'member', 1)).toBe(0);
  });
});

describe('a block', () => {
  it('holds for every process at once', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const [first, second] = [createProcess('a'), createProcess('b')];
    first.block('ask', 5000);
    await clock.advance(0);

    expect(await second.refill('ask', 'member', 1)).toBe(5000);
    expect(await first.refill('ask', 'member', 1)).toBeGreaterThan(0);
    await clock.advance(5000);
    expect(await second.refill('ask', 'member', 1)).toBe(0);
  });

  it('stops what was taken before it', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const budget = createProcess('a');
    await budget.refill('ask', 'member', 5);

    budget.block('ask', 500);

    expect(budget.take('ask', 'member')).toEqual({ state: 'empty' });
    await clock.advance(500);
    expect(budget.take('ask', 'member').state).toBe('granted');
  });

  it('is told the others once, however many calls are turned away', async () => {
    const { clock, ledgers, createProcess } = createBudgetWorld();
    let updates = 0;
    const budget = createProcess('a', {
      update(operation, change) {
        updates += 1;
        return ledgers.update(operation, change);
      },
    });

    for (let call = 0; call < 50; call += 1) {
      budget.block('ask', 5000);
      await clock.advance(3);
    }

    expect(updates).toBe(1);
  });

  it('is not shortened by a shorter one, and no longer than an hour', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const budget = createProcess('a');
    budget.block('ask', 2 ** 40);
    budget.block('ask', 1000);

    await clock.advance(hourMs - 1000);
    expect(budget.take('ask', 'member').state).toBe('empty');
    expect(await budget.refill('ask', 'member', 1)).toBeGreaterThan(0);
    await clock.advance(1000);
    expect(await budget.refill('ask', 'member', 1)).toBe(0);
  });

  it('lasts as long as was said where the clock is set back by an hour', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const [first, second] = [createProcess('a'), createProcess('b')];
    first.block('ask', 5000);
    await clock.advance(0);

    clock.set(clock.now() - hourMs);

    expect(await first.refill('ask', 'member', 1)).toBe(1000);
    expect(await second.refill('ask', 'member', 1)).toBe(5000);
    await clock.advance(5000);
    expect(await first.refill('ask', 'member', 1)).toBe(0);
    expect(await second.refill('ask', 'member', 1)).toBe(0);
  });
});
