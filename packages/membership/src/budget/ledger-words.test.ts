import { describe, expect, it } from 'vitest';
import { now, usedUp, write } from '../testing/ledger-entries.ts';
import { emptyLedger } from './ledger.ts';

describe('the word of the other side', () => {
  const heard = { remaining: 3, until: now + 20_000 };

  it('holds calls back until its minute is over', () => {
    const { ledger, answer } = write(emptyLedger, { heard });

    expect(answer).toMatchObject({ calls: 3 });
    expect(write(ledger, { slice: 'a/2' }, now + 19_999).answer).toMatchObject({ calls: 0 });
    expect(write(ledger, { slice: 'a/2' }, now + 20_000).answer).toMatchObject({ calls: 5 });
  });

  it('leaves to members what is kept for them', () => {
    expect(write(emptyLedger, { heard, urgency: 'visitor' }).answer).toMatchObject({
      calls: 1,
      remaining: 0,
    });
  });

  it('takes off slices whose calls may not have been seen yet', () => {
    const open = write(emptyLedger, { calls: 2 }).ledger;

    expect(write(open, { holder: 'b', slice: 'b/1', heard }, now + 100).answer).toMatchObject({ calls: 1 });
  });

  it('does not take off calls that were answered, and so are counted in it', () => {
    const taken = write(emptyLedger, { calls: 2 }).ledger;
    const settled = [{ id: 'a/1', used: 2, endedAt: now + 100 }];
    const done = write(taken, { calls: 0, settled }, now + 200).ledger;

    const { answer } = write(done, { holder: 'b', slice: 'b/1', heard }, now + 300);

    expect(answer).toMatchObject({ calls: 3 });
  });

  it('gives back what was not used of a slice that it was taken off for', () => {
    const open = write(emptyLedger, { calls: 2, heard }).ledger;

    const { ledger } = write(open, { calls: 0, settled: [{ id: 'a/1', used: 0, endedAt: now }] }, now + 1000);

    expect(ledger.heard?.remaining).toBe(3);
  });

  it('allows no more than what was taken allows', () => {
    const generous = { remaining: 5000, until: now + 20_000 };

    expect(write(usedUp(98, now), { heard: generous }).answer).toMatchObject({ calls: 2 });
  });

  it('is nothing once it is over', () => {
    const over = { remaining: 0, until: now };

    expect(write(emptyLedger, { heard: over })).toMatchObject({
      answer: { calls: 5 },
      ledger: { heard: null },
    });
  });
});

describe('a block in a ledger', () => {
  it('holds for every process until it is over', () => {
    const { ledger, answer } = write(emptyLedger, { blockedUntil: now + 5000 });
    const asked = { holder: 'b', slice: 'b/1' };

    expect(answer).toMatchObject({ calls: 0, retryAfterMs: 5000 });
    expect(write(ledger, asked, now + 4000).answer).toMatchObject({ calls: 0, retryAfterMs: 1000 });
    expect(write(ledger, asked, now + 5000).answer).toMatchObject({ calls: 5 });
  });

  it('is not shortened by a shorter one', () => {
    const long = write(emptyLedger, { blockedUntil: now + 5000 }).ledger;

    expect(write(long, { blockedUntil: now + 1000 }).ledger.blockedUntil).toBe(now + 5000);
  });
});

describe('a clock that is set back by an hour', () => {
  const earlier = now - 3_600_000;

  it('makes no wait longer', () => {
    const blocked = write(usedUp(100, now), {
      blockedUntil: now + 5000,
      heard: { remaining: 0, until: now + 30_000 },
    });

    const after = write(blocked.ledger, { slice: 'a/2' }, earlier);

    expect(after.answer).toMatchObject({ calls: 0, retryAfterMs: 5000 });
    expect(write(after.ledger, { slice: 'a/3' }, earlier + 60_100).answer).toMatchObject({ calls: 5 });
  });

  it('keeps what was taken, since the other side counts by its own clock', () => {
    expect(write(usedUp(100, now), {}, earlier).answer).toMatchObject({ calls: 0 });
  });

  it('lets go of what a process held that died', () => {
    const { ledger } = write(emptyLedger, { calls: 10, burst: 10 });
    const asked = { holder: 'b', slice: 'b/1' };

    const after = write(ledger, asked, earlier).ledger;

    expect(write(after, { ...asked, slice: 'b/2' }, earlier + 10_100).answer.calls).toBeGreaterThan(0);
  });
});

describe('a ledger of processes that write in another order than they read the clock', () => {
  it('is not taken for one whose clock was set back', () => {
    const { ledger } = write(usedUp(100, now), {});

    const after = write(ledger, { holder: 'b', slice: 'b/1' }, now - 500).ledger;

    expect(after.slices).toEqual(ledger.slices);
  });
});
