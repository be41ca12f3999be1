import { describe, expect, it } from 'vitest';
import { askMany, createBatcherWorld, members } from './testing/batcher-world.ts';

describe('those who wait for a question', () => {
  it('are asked about in the order of how much somebody waits for them', async () => {
    const { clock, batcher, getCall } = createBatcherWorld();
    askMany(batcher, 90, 'w', 'background');
    askMany(batcher, 20, 'v', 'visitor');
    void batcher.ask('VIP', 'member', 'member');
    await clock.advance(10);

    const people = getCall(0).send();

    expect(people[0]).toBe('member');
    expect(people.slice(1, 21)).toEqual(Array.from({ length: 20 }, (_, index) => `v${19 - index}`));
    expect(people.slice(21).every((id) => id.startsWith('w'))).toBe(true);
  });

  it('are asked about with the most urgency that any of them has', async () => {
    const { clock, batcher, getCall } = createBatcherWorld();
    void batcher.ask('VIP', 'ada', 'background');
    void batcher.ask('VIP', 'bob', 'visitor');
    await clock.advance(10);

    expect(getCall(0).urgency).toBe('visitor');
  });

  it('are not held up by a call that waits for somebody less urgent', async () => {
    const { clock, batcher, calls, getCall } = createBatcherWorld();
    const work = batcher.ask('VIP', 'ada', 'background');
    await clock.advance(10);
    const visit = batcher.ask('VIP', 'bob', 'visitor');
    await clock.advance(10);
    expect(calls.map(({ urgency }) => urgency)).toEqual(['background', 'visitor']);

    expect(getCall(1).send()).toEqual(['bob', 'ada']);
    getCall(1).answer(members('ada', 'bob'));

    expect(await Promise.all([work, visit])).toEqual([
      { ok: true, value: true },
      { ok: true, value: true },
    ]);
    expect(getCall(0).send()).toEqual([]);
  });

  it('are not held up by their own question from before, asked with less urgency', async () => {
    const { clock, batcher, calls, getCall } = createBatcherWorld();
    const work = batcher.ask('VIP', 'ada', 'background');
    await clock.advance(10);

    const visit = batcher.ask('VIP', 'ada', 'visitor');
    await clock.advance(10);
    expect(calls.map(({ urgency }) => urgency)).toEqual(['background', 'visitor']);
    getCall(1).send();
    getCall(1).answer(members('ada'));

    expect(await Promise.all([work, visit])).toHaveLength(2);
  });

  it('are not asked about where a call that was due before has taken them along', async () => {
    const { clock, batcher, calls, getCall } = createBatcherWorld();
    void batcher.ask('VIP', 'ada', 'background');
    await clock.advance(10);
    void batcher.ask('VIP', 'bob', 'visitor');
    getCall(0).send();

    await clock.advance(1000);

    expect(calls).toHaveLength(1);
  });
});

describe('a call that goes wrong', () => {
  const unavailable = { ok: false, failure: { reason: 'unavailable' } } as const;

  it('is told exactly those who were asked about', async () => {
    const { clock, batcher, getCall } = createBatcherWorld();
    const asked = ['ada', 'bob'].map((id) => batcher.ask('VIP', id, 'visitor'));
    await clock.advance(10);
    getCall(0).send();
    const late = batcher.ask('VIP', 'cid', 'visitor');
    await clock.advance(10);

    getCall(0).answer(unavailable);
    getCall(1).send();
    getCall(1).answer(members('cid'));

    expect(await Promise.all(asked)).toEqual([unavailable, unavailable]);
    expect(await late).toEqual({ ok: true, value: true });
  });

  it('is told those who wait where it never came to be sent', async () => {
    const { clock, batcher, getCall } = createBatcherWorld();
    const asked = batcher.ask('VIP', 'ada', 'visitor');
    await clock.advance(10);

    getCall(0).answer(unavailable);

    expect(await asked).toEqual(unavailable);
  });

  it('because of a bug throws for exactly those who were asked about', async () => {
    const { clock, batcher, getCall } = createBatcherWorld();
    const asked = batcher.ask('VIP', 'ada', 'visitor');
    await clock.advance(10);
    getCall(0).send();
    const late = batcher.ask('VIP', 'bob', 'visitor');
    await clock.advance(10);

    getCall(0).fail(new Error('bug'));
    getCall(1).send();
    getCall(1).answer(members());

    await expect(asked).rejects.toThrow('bug');
    expect(await late).toEqual({ ok: true, value: false });
  });

  it('leaves the next question as good as before', async () => {
    const { clock, batcher, getCall } = createBatcherWorld();
    const asked = batcher.ask('VIP', 'ada', 'visitor');
    await clock.advance(10);
    getCall(0).fail(new Error('bug'));
    await expect(asked).rejects.toThrow('bug');

    const again = batcher.ask('VIP', 'ada', 'visitor');
    await clock.advance(10);
    getCall(1).send();
    getCall(1).answer(members('ada'));

    expect(await again).toEqual({ ok: true, value: true });
  });
});
