import { describe, expect, it } from 'vitest';
import { createBreaker } from './breaker.ts';
import { createLookup } from './lookup.ts';
import { createScriptedSource } from './testing/scripted-source.ts';
import { createVirtualClock } from './testing/virtual-clock.ts';

function createWorld() {
  const clock = createVirtualClock();
  const source = createScriptedSource(clock);
  source.people.set('token', 'P-ada');
  source.segments.set('VIP', new Set(['P-ada']));
  const breaker = createBreaker(clock, () => 1);
  const room = { headroom: () => 0.9, callsPerMinute: 700 };
  const lookup = createLookup({ source, breaker, room, clock, random: () => 0 });
  return { clock, source, breaker, lookup };
}

describe('a call that is to be tried again', () => {
  it('is not where the source came to be left in peace meanwhile', async () => {
    const { clock, source, breaker, lookup } = createWorld();
    source.nextFailures.push({ reason: 'unavailable' });
    const asking = lookup.byProfile('P-ada', ['VIP'], 'visitor');
    await clock.advance(50);

    for (let time = 0; time < 3; time += 1) breaker.failed();

    expect(await clock.finish(asking)).toMatchObject({ failure: { reason: 'unavailable' } });
    expect(source.calls).toEqual(['among VIP P-ada']);
  });
});

describe('what is found', () => {
  it('is dated from before it was asked for, however long that took', async () => {
    const { clock, source, lookup } = createWorld();
    source.latencyMs = 5000;
    const startedAt = clock.now();

    const { found } = await clock.finish(lookup.byProfile('P-ada', ['VIP'], 'visitor'));

    expect(found).toEqual(new Map([['VIP', { state: 'in', readAt: startedAt }]]));
  });

  it('is nothing, and costs nothing, where there is nothing to be asked', async () => {
    const { source, lookup } = createWorld();

    expect(await lookup.byProfile('P-ada', [], 'visitor')).toEqual({ found: new Map(), failure: undefined });

    expect(source.calls).toEqual([]);
  });
});

describe('whether somebody is still there', () => {
  it('is asked for many in one call', async () => {
    const { clock, source, lookup } = createWorld();
    source.vanished.add('P-bob');

    const asking = ['P-ada', 'P-bob'].map((id) => lookup.exists(id, 'visitor'));

    expect(await clock.finish(Promise.all(asking))).toEqual([
      { ok: true, value: true },
      { ok: true, value: false },
    ]);
    expect(source.calls).toEqual(['existing P-bob,P-ada']);
  });

  it('is not asked while the source is left in peace', async () => {
    const { source, breaker, lookup } = createWorld();
    for (let time = 0; time < 3; time += 1) breaker.failed();

    expect(await lookup.exists('P-ada', 'visitor')).toEqual({
      ok: false,
      failure: { reason: 'unavailable', retryAfterMs: 1000 },
    });

    expect(source.calls).toEqual([]);
  });
});
