import { describe, expect, it } from 'vitest';
import type { SourceFailure } from './source.ts';
import { createResolverWorld } from './testing/resolver-world.ts';

const hourMs = 3_600_000;

describe('a source that does not answer', () => {
  it.each<SourceFailure>([
    { reason: 'unavailable' },
    { reason: 'throttled', retryAfterMs: 7000 },
    { reason: 'refused' },
  ])('leaves new visitors unreachable, never out, because of %o', async (failure) => {
    const { source, ask } = createResolverWorld();
    source.failure = failure;

    expect(await ask('ada')).toEqual({
      identity: 'unreachable',
      retryAfterMs: failure.retryAfterMs ?? 10_000,
      failure,
    });
  });

  it('leaves what is not remembered of known visitors unknown', async () => {
    const { source, ask } = createResolverWorld();
    await ask('ada', ['VIP']);
    source.failure = { reason: 'unavailable' };

    expect(await ask('ada', ['VIP', 'WIN'])).toMatchObject({
      identity: 'identified',
      memberships: { VIP: { state: 'in' }, WIN: { state: 'unknown', cause: 'unreachable' } },
      failure: { reason: 'unavailable' },
    });
  });

  it('lets the last good answer serve up to the limit, marked stale', async () => {
    const { clock, source, ask } = createResolverWorld({ maxAgeMs: hourMs, identityMaxAgeMs: hourMs });
    await ask('ada');
    await clock.advance(2 * hourMs);
    source.failure = { reason: 'unavailable' };
    expect(await ask('ada')).toMatchObject({
      identity: 'identified',
      memberships: { VIP: { state: 'in', stale: true } },
    });

    await clock.advance(22 * hourMs);

    expect(await ask('ada')).toMatchObject({ identity: 'unreachable' });
  });

  it('lets no membership serve past the limit, though it is still known who it is', async () => {
    const { clock, source, ask } = createResolverWorld({ maxAgeMs: hourMs, staleLimitMs: 2 * hourMs });
    await ask('ada');
    await clock.advance(2 * hourMs);
    source.failure = { reason: 'unavailable' };

    expect(await ask('ada')).toMatchObject({
      identity: 'identified',
      memberships: { VIP: { state: 'unknown', cause: 'unreachable' } },
    });
  });

  it('lets no answer past its life serve by default', async () => {
    const { clock, source, ask } = createResolverWorld();
    await ask('ada');
    await clock.advance(24 * hourMs);
    source.failure = { reason: 'unavailable' };

    expect(await ask('ada')).toMatchObject({ identity: 'unreachable' });
  });

  it('does not make a token that leads to nobody somebody’s, nor the other way round', async () => {
    const { clock, source, ask } = createResolverWorld();
    await ask('zed');
    await clock.advance(hourMs);
    source.failure = { reason: 'unavailable' };

    expect(await ask('zed')).toMatchObject({ identity: 'unreachable' });
  });

  it('keeps what one segment said where another one failed', async () => {
    const { source, cache, ask } = createResolverWorld();
    source.nextFailures.push(undefined, { reason: 'throttled' }, undefined);

    expect(await ask('ada', ['VIP', 'WIN'])).toMatchObject({
      memberships: { VIP: { state: 'unknown', cause: 'unreachable' }, WIN: { state: 'out' } },
      failure: { reason: 'throttled' },
    });

    expect(cache.readings.get('subject of P-ada')?.dueAt).toBeUndefined();
    expect(await ask('ada', ['VIP', 'WIN'])).toMatchObject({ memberships: { VIP: { state: 'in' } } });
  });
});

describe('a call that failed at once', () => {
  const bad: SourceFailure = { reason: 'unavailable' };

  it('is tried once more', async () => {
    const { clock, source, ask } = createResolverWorld();
    const startedAt = clock.now();
    source.nextFailures.push(bad);

    expect(await ask('ada')).toMatchObject({ memberships: { VIP: { state: 'in' } } });

    expect(source.calls).toEqual(['identify ada.McN66', 'holder VIP ada.McN66', 'identify ada.McN66']);
    expect(clock.now() - startedAt).toBe(200);
  });

  it('is tried once more and no more', async () => {
    const { source, ask } = createResolverWorld();
    source.nextFailures.push(bad, undefined, bad);

    expect(await ask('ada')).toMatchObject({ identity: 'unreachable' });

    expect(source.calls.filter((call) => call.startsWith('identify'))).toHaveLength(2);
  });

  it('asks about the same people again', async () => {
    const { source, room, ask } = createResolverWorld();
    room.headroom = 0.3;
    source.nextFailures.push(undefined, bad);

    expect(await ask('ada')).toMatchObject({ memberships: { VIP: { state: 'in' } } });

    expect(source.calls).toEqual(['identify ada.McN66', 'among VIP P-ada', 'among VIP P-ada']);
  });

  it('is not tried again where the source has failed before', async () => {
    const { source, breaker, ask } = createResolverWorld();
    breaker.failed();
    source.nextFailures.push(bad);

    expect(await ask('ada')).toMatchObject({ identity: 'unreachable' });

    expect(source.calls).toEqual(['identify ada.McN66']);
  });

  it('is not tried again where it took long to fail', async () => {
    const { source, ask } = createResolverWorld();
    source.latencyMs = 1000;
    source.failure = bad;

    await ask('ada');

    expect(source.calls).toEqual(['identify ada.McN66', 'holder VIP ada.McN66']);
  });

  it('is not tried again where nobody waits', async () => {
    const { source, ask } = createResolverWorld();
    source.nextFailures.push(bad);

    await ask('ada', ['VIP'], { urgency: 'background' });

    expect(source.calls.filter((call) => call.startsWith('identify'))).toHaveLength(1);
  });

  it.each<SourceFailure>([{ reason: 'throttled' }, { reason: 'refused' }])(
    'is not tried again because of %o',
    async (failure) => {
      const { source, ask } = createResolverWorld();
      source.nextFailures.push(failure);

      await ask('ada');

      expect(source.calls.filter((call) => call.startsWith('identify'))).toHaveLength(1);
    },
  );
});

describe('a source that is left in peace', () => {
  it('is not asked by visitors, and says when it may be', async () => {
    const { source, breaker, ask } = createResolverWorld();
    for (let time = 0; time < 3; time += 1) breaker.failed();

    expect(await ask('ada')).toEqual({
      identity: 'unreachable',
      retryAfterMs: 1000,
      failure: { reason: 'unavailable', retryAfterMs: 1000 },
    });

    expect(source.calls).toEqual([]);
  });

  it('is asked by a member who insists', async () => {
    const { source, breaker, ask } = createResolverWorld();
    for (let time = 0; time < 3; time += 1) breaker.failed();

    expect(await ask('ada', ['VIP'], { urgency: 'member' })).toMatchObject({ identity: 'identified' });

    expect(source.calls).not.toEqual([]);
    expect(breaker.remainingMs()).toBe(0);
  });

  it('has failed three times before it is, and is asked again later', async () => {
    const { clock, source, ask } = createResolverWorld();
    source.failure = { reason: 'unavailable' };
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await ask(name);
    expect(source.calls.length).toBeLessThanOrEqual(4);

    source.failure = undefined;
    await clock.advance(10_000);

    expect(await ask('ada')).toMatchObject({ identity: 'identified' });
  });
});
