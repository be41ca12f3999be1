import { describe, expect, it } from 'vitest';
import { createGateWorld, Throttled } from '../testing/gate-world.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import { createBudget } from './budget.ts';
import { createGate } from './gate.ts';
import { createMemoryLedgerStore } from './ledger-store.ts';

describe('a gate in a minute that is used up', () => {
  const limit = { burstPerSecond: 50, steadyPerMinute: 50 };

  it('asks the ledger few times, however many come', async () => {
    const { clock, ledger, passed, pass } = createGateWorld({ limit, mostWaiting: 1000 });
    for (let call = 0; call < 60; call += 1) pass(`call ${call}`, 'visitor');
    await clock.advance(2000);
    const before = { passed: passed.length, updates: ledger.updates };

    for (let moment = 0; moment < 1000; moment += 1) {
      pass(`storm ${moment}`, 'visitor');
      await clock.advance(10);
    }

    expect(passed).toHaveLength(before.passed);
    expect(ledger.updates - before.updates).toBeLessThanOrEqual(10);
  });

  it('lets a member pass nevertheless', async () => {
    const { clock, passed, pass } = createGateWorld({ limit });
    for (let call = 0; call < 60; call += 1) pass(`visitor ${call}`, 'visitor');
    await clock.advance(5000);
    expect(passed).toHaveLength(49);

    pass('member');
    await clock.advance(0);

    expect(passed.at(-1)).toBe('member');
  });

  it('takes for a member no more than members want, though much else waits', async () => {
    const { clock, createProcess, passed, pass } = createGateWorld({
      limit: { burstPerSecond: 50, steadyPerMinute: 100 },
    });
    for (let call = 0; call < 90; call += 1) pass(`work ${call}`, 'background');
    await clock.advance(100);
    pass('member');
    await clock.advance(0);
    const before = passed.length;

    for (let call = 0; call < 10; call += 1) pass(`visitor ${call}`, 'visitor', createProcess('b'));
    await clock.advance(500);

    expect(passed.slice(before)).toContain('visitor 0');
  });

  it('goes on when the minute is over', async () => {
    const { clock, passed, pass } = createGateWorld({ limit });
    for (let call = 0; call < 60; call += 1) pass(`visitor ${call}`, 'visitor');

    await clock.advance(62_000);

    expect(passed).toHaveLength(60);
  });

  it('goes on when it is over though the clock is set back by an hour meanwhile', async () => {
    const { clock, passed, pass } = createGateWorld({ limit });
    for (let call = 0; call < 60; call += 1) pass(`visitor ${call}`, 'visitor');
    await clock.advance(5000);

    clock.set(clock.now() - 3_600_000);
    await clock.advance(62_000);

    expect(passed).toHaveLength(60);
  });

  it('goes on as soon as another process has given something back', async () => {
    const { clock, createProcess, passed, pass } = createGateWorld({
      limit: { burstPerSecond: 50, steadyPerMinute: 5 },
    });
    pass('takes more than it needs');
    await clock.advance(0);

    pass('in need', 'member', createProcess('b'));
    await clock.advance(0);
    expect(passed).toHaveLength(1);
    await clock.advance(2000);

    expect(passed).toEqual(['takes more than it needs', 'in need']);
  });
});

describe('a gate whose calls are turned away by the other side', () => {
  it('holds everybody back for as long as it says', async () => {
    const { clock, gate, createProcess, passed, pass } = createGateWorld();
    const other = createProcess('b');
    const throttled = gate.pass('ask', 'member', () => Promise.reject(new Throttled()));
    await expect(clock.finish(throttled)).rejects.toThrow(Throttled);

    pass('here');
    pass('there', 'member', other);
    await clock.advance(4999);
    expect(passed).toEqual([]);
    await clock.advance(1);

    expect(passed).toEqual(['here', 'there']);
  });

  it('goes on where something else went wrong', async () => {
    const { clock, gate, passed, pass } = createGateWorld();
    const failing = gate.pass('ask', 'member', () => Promise.reject(new Error('broken')));
    await expect(clock.finish(failing)).rejects.toThrow('broken');

    pass('next');
    await clock.advance(0);

    expect(passed).toEqual(['next']);
  });

  it('asks seldom meanwhile, and never sets a timer that is too long for one', async () => {
    const clock = createVirtualClock();
    const waits: number[] = [];
    const gate = createGate({
      budget: createBudget({
        limits: { ask: { burstPerSecond: 2, steadyPerMinute: 100 } },
        ledgers: createMemoryLedgerStore(clock),
        clock,
        holder: 'a',
        report: () => undefined,
      }),
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
    await expect(
      clock.finish(gate.pass('ask', 'member', () => Promise.reject(new Throttled()))),
    ).rejects.toThrow(Throttled);

    let isMade = false;
    const waiting = gate.pass('ask', 'member', async () => {
      isMade = true;
    });
    await clock.advance(60_000);

    expect(isMade).toBe(false);
    expect(Math.max(...waits)).toBeLessThan(2 ** 31);
    expect(waits.length).toBeLessThan(70);
    await clock.finish(waiting);
  });
});
