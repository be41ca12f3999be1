import { describe, expect, it } from 'vitest';
import { askMany, createBatcherWorld, members } from './testing/batcher-world.ts';

describe('a batcher', () => {
  it('asks once about all who come within a moment, and tells each', async () => {
    const { clock, batcher, calls, getCall } = createBatcherWorld();
    const asking = ['ada', 'bob', 'cid'].map((id) => batcher.ask('VIP', id, 'visitor'));
    await clock.advance(9);
    expect(calls).toEqual([]);

    await clock.advance(1);
    expect(getCall(0).send()).toEqual(['cid', 'bob', 'ada']);
    getCall(0).answer(members('bob'));

    expect(await Promise.all(asking)).toEqual([
      { ok: true, value: false },
      { ok: true, value: true },
      { ok: true, value: false },
    ]);
    expect(calls).toHaveLength(1);
  });

  it('asks once about somebody who is asked about several times', async () => {
    const { clock, batcher, getCall } = createBatcherWorld();
    const asking = [1, 2, 3].map(() => batcher.ask('VIP', 'ada', 'visitor'));
    await clock.advance(10);

    expect(getCall(0).send()).toEqual(['ada']);
    getCall(0).answer(members('ada'));

    expect(await Promise.all(asking)).toEqual([1, 2, 3].map(() => ({ ok: true, value: true })));
  });

  it('asks each question apart', async () => {
    const { clock, batcher, calls } = createBatcherWorld();
    void batcher.ask('VIP', 'ada', 'visitor');
    void batcher.ask('WIN', 'ada', 'visitor');

    await clock.advance(10);

    expect(calls.map(({ key, send }) => [key, send()])).toEqual([
      ['VIP', ['ada']],
      ['WIN', ['ada']],
    ]);
  });

  it('keeps a question open for as long as it is told for so many questions', async () => {
    const { clock, batcher, calls } = createBatcherWorld((open) => open * 100);
    void batcher.ask('VIP', 'ada', 'visitor');
    void batcher.ask('WIN', 'ada', 'visitor');

    await clock.advance(100);
    expect(calls.map(({ key }) => key)).toEqual(['VIP']);
    await clock.advance(100);

    expect(calls.map(({ key }) => key)).toEqual(['VIP', 'WIN']);
  });

  it('takes along whoever comes while the call waits for its turn', async () => {
    const { clock, batcher, calls, getCall } = createBatcherWorld();
    void batcher.ask('VIP', 'ada', 'visitor');
    await clock.advance(10);
    void batcher.ask('VIP', 'bob', 'visitor');
    await clock.advance(1000);

    expect(getCall(0).send()).toEqual(['bob', 'ada']);
    await clock.advance(1000);

    expect(calls).toHaveLength(1);
  });

  it('asks anew about whoever comes after the call was sent', async () => {
    const { clock, batcher, calls, getCall } = createBatcherWorld();
    void batcher.ask('VIP', 'ada', 'visitor');
    await clock.advance(10);
    getCall(0).send();
    const late = batcher.ask('VIP', 'ada', 'visitor');
    await clock.advance(10);

    expect(getCall(1).send()).toEqual(['ada']);
    getCall(0).answer(members());
    getCall(1).answer(members('ada'));

    expect(await late).toEqual({ ok: true, value: true });
    expect(calls).toHaveLength(2);
  });

  it('asks about the same people where a call is tried again', async () => {
    const { clock, batcher, getCall } = createBatcherWorld();
    void batcher.ask('VIP', 'ada', 'visitor');
    await clock.advance(10);
    getCall(0).send();
    void batcher.ask('VIP', 'bob', 'visitor');

    expect(getCall(0).send()).toEqual(['ada']);
  });

  it('starts afresh when everything was answered', async () => {
    const { clock, batcher, getCall } = createBatcherWorld((open) => open * 10);
    for (const round of [0, 1, 2]) {
      const asking = batcher.ask(`segment ${round}`, 'ada', 'visitor');
      await clock.advance(10);
      getCall(round).send();
      getCall(round).answer(members());
      expect(await asking).toEqual({ ok: true, value: false });
      await clock.advance(0);
    }
  });
});

describe('a question that is full', () => {
  it('is asked at once', async () => {
    const { batcher, calls, getCall } = createBatcherWorld();

    askMany(batcher, 100, 'p');

    expect(calls).toHaveLength(1);
    expect(getCall(0).send()).toHaveLength(100);
  });

  it('leaves the oldest to the next call, where more wait than it holds', async () => {
    const { clock, batcher, calls, getCall } = createBatcherWorld();
    askMany(batcher, 130, 'p');
    await clock.advance(10);
    expect(calls).toHaveLength(2);

    expect(getCall(0).send()[0]).toBe('p129');
    expect(getCall(1).send()).toEqual(Array.from({ length: 30 }, (_, index) => `p${29 - index}`));
  });

  it('makes no more calls than are needed, however many come', async () => {
    const { clock, batcher, calls } = createBatcherWorld();
    askMany(batcher, 1000, 'p');

    await clock.advance(1000);

    expect(calls).toHaveLength(10);
  });
});
