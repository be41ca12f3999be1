import { describe, expect, it } from 'vitest';
import { createResolverWorld } from './testing/resolver-world.ts';

describe('two processes over one cache', () => {
  it('identify somebody once, though a hundred ask each of them at once', async () => {
    const { clock, source, begin, createProcess } = createResolverWorld();
    const other = createProcess('process 2');
    source.latencyMs = 300;

    const asking = Array.from({ length: 100 }, () => [begin('ada'), other.begin('ada')]).flat();
    const answers = await clock.finish(Promise.all(asking));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ memberships: { VIP: { state: 'in' } } });
    expect(source.calls).toEqual(['identify ada.McN66', 'holder VIP ada.McN66']);
  });

  it('find out about a token of nobody’s once', async () => {
    const { clock, source, begin, createProcess } = createResolverWorld();
    source.latencyMs = 300;

    const answers = await clock.finish(Promise.all([begin('zed'), createProcess('process 2').begin('zed')]));

    expect(answers).toEqual([
      { identity: 'unidentified', because: 'nobody' },
      { identity: 'unidentified', because: 'nobody' },
    ]);
    expect(source.calls.filter((call) => call.startsWith('identify'))).toHaveLength(1);
  });

  it('ask each for what the other did not ask for', async () => {
    const { clock, source, begin, createProcess } = createResolverWorld();
    source.latencyMs = 300;

    const answers = await clock.finish(
      Promise.all([begin('ada', ['VIP']), createProcess('process 2').begin('ada', ['VIP', 'WIN'])]),
    );

    expect(answers[1]).toMatchObject({ memberships: { VIP: { state: 'in' }, WIN: { state: 'out' } } });
    expect(source.calls).toEqual(['identify ada.McN66', 'holder VIP ada.McN66', 'among WIN P-ada']);
  });

  it('do not wait for each other where they ask about different people', async () => {
    const { clock, source, begin, createProcess } = createResolverWorld();
    source.latencyMs = 300;
    const asking = [begin('ada'), createProcess('process 2').begin('bob')];

    await clock.advance(300);

    expect(await Promise.all(asking)).toMatchObject([
      { subject: 'subject of P-ada' },
      { subject: 'subject of P-bob' },
    ]);
  });

  it('ask again where the other one got no answer', async () => {
    const { clock, source, begin, createProcess } = createResolverWorld();
    source.latencyMs = 300;
    source.nextFailures.push({ reason: 'refused' });

    const answers = await clock.finish(Promise.all([begin('ada'), createProcess('process 2').begin('ada')]));

    expect(answers).toMatchObject([{ identity: 'unreachable' }, { identity: 'identified' }]);
  });
});

describe('a process that died while it asked', () => {
  it('delays nobody beyond the life of its lease', async () => {
    const { clock, source, createProcess } = createResolverWorld();
    const dead = createProcess('dead');
    source.latencyMs = 10 ** 9;
    void dead.begin('ada');
    await clock.advance(1000);
    source.latencyMs = 0;

    const asking = createProcess('alive').begin('ada', ['VIP'], { deadlineMs: 60_000 });
    await clock.advance(18_000);
    expect(source.calls).toHaveLength(2);
    await clock.advance(1100);

    expect(await asking).toMatchObject({ identity: 'identified' });
  });

  it('has the page go on without an answer meanwhile', async () => {
    const { clock, source, createProcess } = createResolverWorld();
    source.latencyMs = 10 ** 9;
    void createProcess('dead').begin('ada');
    await clock.advance(0);

    const asking = createProcess('alive').begin('ada');
    await clock.advance(2500);

    expect(await asking).toEqual({ identity: 'pending', retryAfterMs: 1000 });
  });
});

describe('a lease that cannot be given back', () => {
  it('is reported, and the answer is given all the same', async () => {
    const { reported, createProcess } = createResolverWorld();
    const leases = { take: async () => true, release: () => Promise.reject(new Error('down')) };

    expect(await createProcess('process 2', { leases }).ask('ada')).toMatchObject({ identity: 'identified' });

    expect(reported).toEqual([new Error('down')]);
  });
});
