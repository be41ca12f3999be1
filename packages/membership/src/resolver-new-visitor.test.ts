import { describe, expect, it } from 'vitest';
import { createResolverWorld } from './testing/resolver-world.ts';

const hourMs = 3_600_000;

describe('a new visitor', () => {
  it('is identified and placed in one round trip while few segments are in use', async () => {
    const { clock, source, begin } = createResolverWorld();
    source.latencyMs = 100;

    const asking = begin('ada', ['VIP', 'WIN']);
    await clock.advance(100);

    expect(await asking).toMatchObject({
      identity: 'identified',
      subject: 'subject of P-ada',
      memberships: { VIP: { state: 'in' }, WIN: { state: 'out' } },
    });
    expect(source.calls).toEqual(['identify ada.McN66', 'holder VIP ada.McN66', 'holder WIN ada.McN66']);
  });

  it('is identified first where many segments are in use', async () => {
    const { source, ask } = createResolverWorld();

    const answer = await ask('ada', ['VIP', 'WIN', 'S3', 'S4', 'S5', 'S6']);

    expect(answer).toMatchObject({ memberships: { VIP: { state: 'in' }, S6: { state: 'out' } } });
    expect(source.calls).toEqual([
      'identify ada.McN66',
      'among VIP P-ada',
      'among WIN P-ada',
      'among S3 P-ada',
      'among S4 P-ada',
      'among S5 P-ada',
      'among S6 P-ada',
    ]);
  });

  it('is identified first as the budget tightens, and asked about together with others', async () => {
    const { clock, source, room, begin } = createResolverWorld();
    room.headroom = 0.3;

    const asking = [begin('ada', ['VIP']), begin('bob', ['VIP'])];
    const answers = await clock.finish(Promise.all(asking));

    expect(answers).toMatchObject([
      { memberships: { VIP: { state: 'in' } } },
      { memberships: { VIP: { state: 'out' } } },
    ]);
    expect(source.calls).toEqual(['identify ada.McN66', 'identify bob.McN66', 'among VIP P-bob,P-ada']);
  });

  it('costs one resolution however many ask at once', async () => {
    const { clock, source, begin } = createResolverWorld();
    source.latencyMs = 50;

    const answers = await clock.finish(Promise.all(Array.from({ length: 100 }, () => begin('ada'))));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(source.calls).toEqual(['identify ada.McN66', 'holder VIP ada.McN66']);
  });

  it('is asked about once more by whoever wants another segment meanwhile', async () => {
    const { clock, source, begin } = createResolverWorld();
    source.latencyMs = 50;

    const answers = await clock.finish(Promise.all([begin('ada', ['VIP']), begin('ada', ['VIP', 'WIN'])]));

    expect(answers[1]).toMatchObject({ memberships: { VIP: { state: 'in' }, WIN: { state: 'out' } } });
    expect(source.calls).toEqual(['identify ada.McN66', 'holder VIP ada.McN66', 'among WIN P-ada']);
  });

  it('who cannot be served in time is resolved for the next page', async () => {
    const { clock, source, begin, ask } = createResolverWorld();
    source.latencyMs = 4000;
    const asking = begin('ada');
    await clock.advance(2500);
    expect(await asking).toEqual({ identity: 'pending', retryAfterMs: 1000 });

    await clock.advance(1500);

    expect(await ask('ada')).toMatchObject({ identity: 'identified' });
    expect(source.calls).toHaveLength(2);
  });

  it('costs one call alone where the segments were read whole', async () => {
    const { clock, source, cache, ask } = createResolverWorld();
    cache.wholeReadAt.set('VIP', clock.now() - hourMs).set('WIN', clock.now() - hourMs);

    const answer = await ask('bob', ['VIP', 'WIN']);

    expect(source.calls).toEqual(['identify bob.McN66']);
    expect(answer).toMatchObject({
      identity: 'identified',
      memberships: { VIP: { state: 'out', readAt: clock.now() - hourMs } },
    });
  });

  it('who was found by a whole reading is known to be in as soon as it is known who it is', async () => {
    const { clock, source, cache, ask } = createResolverWorld();
    const readAt = clock.now() - hourMs;
    cache.wholeReadAt.set('VIP', readAt);
    await cache.saveReadings(
      new Map([['subject of P-ada', { memberships: new Map([['VIP', { state: 'in', readAt }]]) }]]),
    );

    expect(await ask('ada', ['VIP', 'WIN'])).toMatchObject({
      memberships: { VIP: { state: 'in', readAt }, WIN: { state: 'out' } },
    });

    expect(source.calls).toEqual(['identify ada.McN66', 'holder WIN ada.McN66']);
  });

  it('is asked about as ever where a whole reading is too old', async () => {
    const { clock, source, cache, ask } = createResolverWorld();
    cache.wholeReadAt.set('VIP', clock.now() - 24 * hourMs);

    expect(await ask('ada')).toMatchObject({ memberships: { VIP: { state: 'in' } } });

    expect(source.calls).toEqual(['identify ada.McN66', 'holder VIP ada.McN66']);
  });

  it('is remembered to be read again ahead of time, in the last third of the entry’s life', async () => {
    const { clock, cache, ask } = createResolverWorld();

    await ask('ada', ['VIP', 'WIN']);

    const dueInMs = (cache.readings.get('subject of P-ada')?.dueAt ?? 0) - clock.now();
    expect(dueInMs).toBeGreaterThan(16 * hourMs);
    expect(dueInMs).toBeLessThan(24 * hourMs);
  });

  it('is to be read again ahead of time though one of the segments is gone', async () => {
    const { source, cache, ask } = createResolverWorld();
    source.gone.add('GONE');

    await ask('ada', ['VIP', 'GONE']);

    expect(cache.readings.get('subject of P-ada')?.dueAt).toBeDefined();
  });
});

describe('a token that leads to nobody', () => {
  it('costs nothing where it is malformed or of another account', async () => {
    const { source, ask } = createResolverWorld();

    expect(await ask('', [], { exchangeId: 'nonsense' })).toEqual({
      identity: 'unidentified',
      because: 'malformed',
    });
    expect(await ask('', [], { exchangeId: 'ada.OTHER1' })).toEqual({
      identity: 'unidentified',
      because: 'foreign',
    });

    expect(source.calls).toEqual([]);
  });

  it('is remembered, for less long', async () => {
    const { clock, source, ask } = createResolverWorld();
    expect(await ask('old')).toEqual({ identity: 'unidentified', because: 'unresolvable' });
    expect(await ask('zed')).toEqual({ identity: 'unidentified', because: 'nobody' });
    source.calls.length = 0;

    await clock.advance(hourMs / 2 - 1);
    await ask('old');
    await ask('zed');
    expect(source.calls).toEqual([]);
    await clock.advance(1);
    await ask('old');

    expect(source.calls).toContain('identify old.McN66');
  });

  it('tells nothing about memberships, whatever the question about its holder said', async () => {
    const { cache, ask } = createResolverWorld();

    await ask('zed', ['VIP', 'WIN']);

    expect(cache.readings.size).toBe(0);
  });

  it('is somebody’s once the source says so', async () => {
    const { clock, source, ask } = createResolverWorld();
    await ask('zed');
    source.people.set('zed.McN66', 'P-zed');
    await clock.advance(hourMs / 2);

    expect(await ask('zed')).toMatchObject({ identity: 'identified', subject: 'subject of P-zed' });
  });
});

describe('several tokens of one person', () => {
  it('are identified each, and the memberships asked for once where that is a step of its own', async () => {
    const { clock, source, room, begin } = createResolverWorld();
    room.headroom = 0.3;

    const answers = await clock.finish(Promise.all([begin('ada'), begin('ada-again')]));

    expect(answers[0]).toEqual(answers[1]);
    expect(source.calls).toEqual(['identify ada.McN66', 'identify ada-again.McN66', 'among VIP P-ada']);
  });

  it('share what is known', async () => {
    const { source, room, ask } = createResolverWorld();
    await ask('ada');
    source.calls.length = 0;
    room.headroom = 0.3;

    expect(await ask('ada-again')).toMatchObject({
      subject: 'subject of P-ada',
      memberships: { VIP: { state: 'in' } },
    });

    expect(source.calls).toEqual(['identify ada-again.McN66']);
  });

  it('never make the cache forget what is known through another one', async () => {
    const { source, room, ask } = createResolverWorld();
    room.headroom = 0.3;
    await ask('ada', ['VIP']);

    await ask('ada-again', ['WIN']);
    source.calls.length = 0;

    expect(await ask('ada', ['VIP', 'WIN'])).toMatchObject({
      memberships: { VIP: { state: 'in' }, WIN: { state: 'out' } },
    });
  });
});
