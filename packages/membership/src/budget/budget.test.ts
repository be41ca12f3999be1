import { describe, expect, it } from 'vitest';
import { createBudgetWorld, makeCalls, useUp } from '../testing/budget-world.ts';

describe('a budget', () => {
  it('has nothing before it was filled', () => {
    expect(createBudgetWorld().createProcess('a').take('ask', 'member')).toEqual({ state: 'empty' });
  });

  it('grants what it has taken, without asking anybody', async () => {
    const budget = createBudgetWorld().createProcess('a');

    expect(await budget.refill('ask', 'member', 2)).toBe(0);

    expect(makeCalls(budget, 20)).toBe(6);
  });

  it('counts a call from its sending until a whole second after its answer', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const budget = createProcess('a');
    await budget.refill('ask', 'member', 10);
    const permits = Array.from({ length: 10 }, () => budget.take('ask', 'member'));
    await clock.advance(5000);
    expect(await budget.refill('ask', 'member', 10)).toBeGreaterThan(0);

    for (const permit of permits) if (permit.state === 'granted') permit.settle();

    await clock.advance(1000);
    expect(await budget.refill('ask', 'member', 10)).toBeGreaterThan(0);
    await clock.advance(20);
    expect(await budget.refill('ask', 'member', 10)).toBe(0);
  });

  it('counts a call once, however often it is settled', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const budget = createProcess('a');
    await budget.refill('ask', 'member', 1);
    const permit = budget.take('ask', 'member');
    if (permit.state === 'granted') for (let time = 0; time < 3; time += 1) permit.settle();
    await clock.advance(3000);

    expect(await budget.used('ask')).toBe(1);
  });

  it('lets nobody use what was taken for somebody more urgent', async () => {
    const budget = createBudgetWorld().createProcess('a');
    await budget.refill('ask', 'visitor', 1);

    expect(budget.take('ask', 'background')).toEqual({ state: 'empty' });
    expect(budget.take('ask', 'visitor').state).toBe('granted');
    expect(budget.take('ask', 'member').state).toBe('granted');
  });

  it('waits for its second, asking nobody, where it may make no more calls in any', async () => {
    const budget = createBudgetWorld().createProcess('a');
    await budget.refill('ask', 'member', 5);
    await budget.refill('ask', 'visitor', 5);
    expect(makeCalls(budget, 9)).toBe(9);

    expect(budget.take('ask', 'visitor')).toEqual({ state: 'wait', waitMs: 1000 });
  });

  it('does not use calls that it took more than a second ago', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const budget = createProcess('a');
    await budget.refill('ask', 'member', 5);

    await clock.advance(1000);

    expect(budget.take('ask', 'member')).toEqual({ state: 'empty' });
  });

  it('gives back what it has not used, a moment later', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const budget = createProcess('a');
    await budget.refill('ask', 'member', 6);
    makeCalls(budget, 2);
    expect(await budget.used('ask')).toBe(10);

    await clock.advance(1500);

    expect(await createProcess('b').used('ask')).toBe(2);
  });

  it('gives back what it has not used once the calls under way are answered', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const budget = createProcess('a');
    await budget.refill('ask', 'member', 6);
    const permit = budget.take('ask', 'member');
    await clock.advance(5000);
    expect(await budget.used('ask')).toBe(10);

    if (permit.state === 'granted') permit.settle();
    await clock.advance(1500);

    expect(await budget.used('ask')).toBe(1);
  });

  it('knows what all processes have used', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const [first, second] = [createProcess('a'), createProcess('b')];
    await useUp(first, 15, clock);
    await useUp(second, 20, clock);
    await clock.advance(3000);

    expect(await first.used('ask')).toBe(35);
    await clock.advance(60_000);
    expect(await second.used('ask')).toBe(0);
  });

  it('reports where it cannot give anything back, and does so with the next refill', async () => {
    const { clock, ledgers, reported, createProcess } = createBudgetWorld();
    let isDown = false;
    const budget = createProcess('a', {
      update: (operation, change) =>
        isDown ? Promise.reject(new Error('down')) : ledgers.update(operation, change),
    });
    await budget.refill('ask', 'member', 6);
    isDown = true;

    await clock.advance(1500);
    isDown = false;
    await budget.refill('ask', 'member', 1);

    expect(reported).toEqual([new Error('down')]);
    expect(await budget.used('ask')).toBe(5);
  });

  it('is as good as before after a refill that failed', async () => {
    const { ledgers, createProcess } = createBudgetWorld();
    let isDown = true;
    const budget = createProcess('a', {
      update: (operation, change) =>
        isDown ? Promise.reject(new Error('down')) : ledgers.update(operation, change),
    });
    await expect(budget.refill('ask', 'member', 1)).rejects.toThrow('down');

    isDown = false;

    expect(await budget.refill('ask', 'member', 1)).toBe(0);
  });
});

describe('what is kept in a budget', () => {
  it('is there for members when visitors have used up the rest', async () => {
    const { clock, createProcess } = createBudgetWorld();
    const budget = createProcess('a');
    await useUp(budget, 98, clock);
    await clock.advance(2000);

    expect(await budget.refill('ask', 'visitor', 1)).toBeGreaterThan(0);
    expect(await budget.refill('ask', 'member', 1)).toBe(0);
  });

  it('is there for visitors in any second however much nobody waits for', async () => {
    const budget = createBudgetWorld().createProcess('a');
    await budget.refill('ask', 'background', 100);

    expect(makeCalls(budget, 100, 'background')).toBe(5);
    expect(await budget.refill('ask', 'visitor', 100)).toBe(0);
    expect(makeCalls(budget, 100, 'visitor')).toBe(4);
    expect(await budget.refill('ask', 'member', 1)).toBe(0);
    expect(makeCalls(budget, 100, 'member')).toBe(1);
  });
});
