import { describe, expect, it } from 'vitest';
import { limit, now, usedUp, write } from '../testing/ledger-entries.ts';
import { countCalls, emptyLedger } from './ledger.ts';
import { toShare } from './limits.ts';

describe('a ledger', () => {
  it('grants what is asked for while there is room', () => {
    const { answer } = write(emptyLedger, {});

    expect(answer).toEqual({
      calls: 5,
      burst: 5,
      retryAfterMs: 0,
      isSecondFull: false,
      remaining: 93,
    });
  });

  it('grants no more than a second has room for', () => {
    expect(write(emptyLedger, { calls: 50, burst: 50 }).answer).toMatchObject({ calls: 10, burst: 10 });
    expect(write(emptyLedger, { calls: 50, burst: 56, inSecond: 6 }).answer).toMatchObject({ calls: 4 });
  });

  it('grants no more than the minute has room for, and says when there is some again', () => {
    const ledger = usedUp(97, now - 59_700);

    expect(write(ledger, { calls: 5 }).answer).toMatchObject({ calls: 3 });
    const full = write(usedUp(100, now - 59_700), { calls: 5 });
    expect(full.answer).toMatchObject({ calls: 0, retryAfterMs: 320, isSecondFull: false });
    expect(write(full.ledger, { calls: 5 }, now + 320).answer).toMatchObject({ calls: 5 });
  });

  it('has whoever is refused look again within a second, since others may give something back', () => {
    expect(write(usedUp(100, now), {}).answer).toMatchObject({ calls: 0, retryAfterMs: 1000 });
  });

  it('counts a slice for as long as the other side may count its calls', () => {
    const { ledger } = write(emptyLedger, { calls: 5 });

    expect(countCalls(ledger, now + 69_099)).toBe(5);
    expect(countCalls(ledger, now + 69_100)).toBe(0);
  });

  it('counts a settled slice until a minute after its last answer, and only what was used of it', () => {
    const taken = write(emptyLedger, { calls: 5 }).ledger;

    const settled = [{ id: 'a/1', used: 2, endedAt: now + 500 }];
    const { ledger } = write(taken, { calls: 0, settled }, now + 1000);

    expect(countCalls(ledger, now + 60_599)).toBe(2);
    expect(countCalls(ledger, now + 60_600)).toBe(0);
  });

  it('forgets a slice of which nothing was used', () => {
    const taken = write(emptyLedger, { calls: 5 }).ledger;

    const settled = [{ id: 'a/1', used: 0, endedAt: now }];

    expect(countCalls(write(taken, { calls: 0, settled }, now + 1000).ledger, now + 1000)).toBe(0);
  });

  it('settles a slice once, however often it is told', () => {
    const taken = write(emptyLedger, { calls: 5 }).ledger;
    const settled = [{ id: 'a/1', used: 5, endedAt: now + 500 }];

    const once = write(taken, { calls: 0, settled }, now + 1000).ledger;
    const twice = write(
      once,
      { calls: 0, settled: [{ id: 'a/1', used: 5, endedAt: now + 900 }] },
      now + 1000,
    );

    expect(twice.ledger).toEqual(once);
  });
});

describe('the shares of a ledger', () => {
  it('keep the last two of a hundred calls for members', () => {
    const ledger = usedUp(98, now);

    expect(write(ledger, { urgency: 'visitor' }).answer).toMatchObject({ calls: 0, remaining: 0 });
    expect(write(ledger, { urgency: 'member' }).answer).toMatchObject({ calls: 2 });
  });

  it('keep one call of each second for members', () => {
    const asked = { calls: 50, burst: 50 };

    expect(write(emptyLedger, { ...asked, urgency: 'visitor' }).answer).toMatchObject({ burst: 9 });
    expect(write(emptyLedger, { ...asked, urgency: 'member' }).answer).toMatchObject({ burst: 10 });
  });

  it('leave much of the minute and half of each second to those who wait', () => {
    const { steady } = toShare(limit, 'background');
    const asked = { urgency: 'background', calls: 50, burst: 50 } as const;

    expect(steady).toBeLessThanOrEqual(70);
    expect(write(emptyLedger, asked).answer).toMatchObject({ burst: 5 });
    expect(write(usedUp(steady - 2, now), asked).answer).toMatchObject({ calls: 2 });
    expect(write(usedUp(steady, now), asked).answer).toMatchObject({ calls: 0 });
    expect(write(usedUp(steady, now), { urgency: 'visitor' }).answer).toMatchObject({ calls: 5 });
  });
});

describe('the processes in a ledger', () => {
  it('share each second', () => {
    const first = write(emptyLedger, { calls: 50, burst: 50 }).ledger;

    const second = write(first, { holder: 'b', slice: 'b/1', calls: 50, burst: 50 });

    expect(second.answer).toMatchObject({ calls: 0, isSecondFull: true });
    const again = write(second.ledger, { slice: 'a/2', calls: 50, burst: 50 }, now + 1000);
    expect(again.answer).toMatchObject({ burst: 5 });
    expect(
      write(again.ledger, { holder: 'b', slice: 'b/2', calls: 50, burst: 50 }, now + 1000).answer,
    ).toMatchObject({
      burst: 5,
    });
  });

  it('take turns where a second has not room for all', () => {
    const single = { burstPerSecond: 1, steadyPerMinute: 15 };
    const first = write(emptyLedger, {}, now, single).ledger;
    const waiting = write(first, { holder: 'b', slice: 'b/1' }, now + 10, single).ledger;

    const again = write(
      waiting,
      { slice: 'a/2', settled: [{ id: 'a/1', used: 1, endedAt: now + 100 }] },
      now + 1500,
      single,
    );

    expect(again.answer).toMatchObject({ calls: 0 });
    expect(write(again.ledger, { holder: 'b', slice: 'b/2' }, now + 1600, single).answer).toMatchObject({
      calls: 1,
    });
  });

  it('hold of a second what their last second still holds', () => {
    const ledger = write(emptyLedger, { calls: 0, burst: 0, burstHeld: 7 }).ledger;

    expect(write(ledger, { holder: 'b', slice: 'b/1', calls: 9, burst: 9 }).answer).toMatchObject({
      burst: 3,
    });
  });

  it('that died hold their part of a second for ten seconds', () => {
    const ledger = write(emptyLedger, { calls: 10, burst: 10 }).ledger;
    const asked = { holder: 'b', slice: 'b/1' };

    expect(write(ledger, asked, now + 9000).answer.calls).toBe(0);
    expect(write(ledger, asked, now + 10_100).answer.calls).toBe(5);
  });

  it('get some each where little is left', () => {
    const quick = { burstPerSecond: 90, steadyPerMinute: 100 };
    const one = write(usedUp(90, now), { calls: 0, burst: 0, burstHeld: 1 }, now, quick).ledger;
    const asked = { holder: 'b', slice: 'b/1', calls: 9, burst: 9 };

    expect(write(one, asked, now, quick).answer).toMatchObject({ calls: 5 });
  });
});
