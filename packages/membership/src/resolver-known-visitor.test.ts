import { describe, expect, it } from 'vitest';
import { createResolverWorld } from './testing/resolver-world.ts';

const hourMs = 3_600_000;
const ada = 'subject of P-ada';

describe('a known visitor', () => {
  it('is answered from memory', async () => {
    const { source, ask } = createResolverWorld();
    const first = await ask('ada');

    expect(await ask('ada')).toEqual(first);

    expect(source.calls).toHaveLength(2);
  });

  it('is noted as seen', async () => {
    const { clock, cache, ask } = createResolverWorld();
    await ask('ada');
    await clock.advance(hourMs);

    await ask('ada');

    expect(cache.seen.get(ada)).toBe(clock.now());
  });

  it('is asked about again only for a segment taken into use later', async () => {
    const { source, ask } = createResolverWorld();
    await ask('ada', ['VIP']);
    source.calls.length = 0;

    expect(await ask('ada', ['VIP', 'WIN'])).toMatchObject({
      memberships: { VIP: { state: 'in' }, WIN: { state: 'out' } },
    });

    expect(source.calls).toEqual(['among WIN P-ada']);
  });

  it('keeps the time to be read again where only one more segment was asked for', async () => {
    const { cache, ask } = createResolverWorld();
    await ask('ada', ['VIP']);
    const dueAt = cache.readings.get(ada)?.dueAt;

    await ask('ada', ['VIP', 'WIN']);

    expect(cache.readings.get(ada)?.dueAt).toBe(dueAt);
  });

  it('is not served an answer that the future dates, after a clock that went wrong', async () => {
    const { clock, source, cache, ask } = createResolverWorld();
    await ask('ada');
    const readAt = clock.now() + 48 * hourMs;
    const memberships = new Map([['VIP', { state: 'out', readAt }]] as const);
    await cache.saveReadings(new Map([[ada, { memberships }]]));
    source.calls.length = 0;

    expect(await ask('ada')).toMatchObject({ memberships: { VIP: { state: 'in' } } });

    expect(source.calls).toEqual(['among VIP P-ada']);
  });

  it('is not served an answer past its life', async () => {
    const { clock, source, ask } = createResolverWorld();
    await ask('ada');
    source.segments.set('VIP', new Set());
    await clock.advance(24 * hourMs - 1);
    expect(await ask('ada')).toMatchObject({ memberships: { VIP: { state: 'in' } } });

    await clock.advance(1);

    expect(await ask('ada')).toMatchObject({ memberships: { VIP: { state: 'out' } } });
  });

  it('is asked about again on demand, though one who waits for a page is not', async () => {
    const { source, ask } = createResolverWorld();
    await ask('ada');
    source.segments.set('VIP', new Set());
    source.calls.length = 0;
    expect(await ask('ada')).toMatchObject({ memberships: { VIP: { state: 'in' } } });

    const asked = await ask('ada', ['VIP'], { refresh: true, urgency: 'member' });

    expect(asked).toMatchObject({ memberships: { VIP: { state: 'out' } } });
    expect(source.calls).toEqual(['existing P-ada', 'among VIP P-ada']);
    expect(new Set(source.urgencies.slice(-2))).toEqual(new Set(['member']));
  });

  it('is asked about again, once, where many demand it', async () => {
    const { clock, source, ask, begin } = createResolverWorld();
    await ask('ada');
    source.calls.length = 0;

    await clock.finish(Promise.all([1, 2, 3].map(() => begin('ada', ['VIP'], { refresh: true }))));

    expect(source.calls).toHaveLength(2);
  });

  it('who came back after their entry’s life is read again ahead of time from then on', async () => {
    const { clock, cache, ask } = createResolverWorld();
    await ask('ada');
    await clock.advance(30 * hourMs);

    await ask('ada');

    expect(cache.readings.get(ada)?.dueAt).toBeGreaterThan(clock.now() + 16 * hourMs);
  });
});

describe('somebody who is asked about by subject', () => {
  it('is answered from memory, and asked about only for what is missing', async () => {
    const { clock, source, resolver, ask } = createResolverWorld();
    await ask('ada');
    source.calls.length = 0;

    const asking = resolver.resolveSubject({ subject: ada, segments: ['VIP', 'WIN'], deadlineMs: 2500 });

    expect(await clock.finish(asking)).toMatchObject({
      subject: ada,
      identityReadAt: null,
      memberships: { VIP: { state: 'in' }, WIN: { state: 'out' } },
    });
    expect(source.calls).toEqual(['among WIN P-ada']);
  });

  it('is asked about again on demand', async () => {
    const { clock, source, resolver, ask } = createResolverWorld();
    await ask('ada');
    source.segments.set('VIP', new Set());

    const question = { subject: ada, segments: ['VIP'], deadlineMs: 2500, refresh: true };

    expect(await clock.finish(resolver.resolveSubject(question))).toMatchObject({
      memberships: { VIP: { state: 'out' } },
    });
  });

  it('is unknown where the profile is not known', async () => {
    const { source, resolver } = createResolverWorld();

    const question = { subject: 'nobody we know', segments: ['VIP'], deadlineMs: 2500 };

    expect(await resolver.resolveSubject(question)).toMatchObject({
      memberships: { VIP: { state: 'unknown', cause: 'unreachable' } },
    });
    expect(source.calls).toEqual([]);
  });

  it('is unknown, pending, where the source is too slow', async () => {
    const { clock, source, resolver, ask } = createResolverWorld();
    await ask('ada');
    source.latencyMs = 4000;

    const question = { subject: ada, segments: ['WIN'], deadlineMs: 1000 };

    expect(await clock.finish(resolver.resolveSubject(question))).toMatchObject({
      memberships: { WIN: { state: 'unknown', cause: 'pending' } },
    });
  });
});
