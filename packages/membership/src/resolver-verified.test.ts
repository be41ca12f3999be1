import { describe, expect, it } from 'vitest';
import { createResolverWorld, type ResolverWorld } from './testing/resolver-world.ts';

const hourMs = 3_600_000;
const ada = 'subject of P-ada';

describe('an identity older than a day', () => {
  it('is verified beside the memberships, in one round trip', async () => {
    const { clock, source, ask, begin } = createResolverWorld();
    await ask('ada', ['VIP', 'WIN']);
    await clock.advance(24 * hourMs);
    source.calls.length = 0;
    source.latencyMs = 100;

    const asking = begin('ada', ['VIP', 'WIN']);
    await clock.advance(110);

    expect(await asking).toMatchObject({
      identity: 'identified',
      memberships: { VIP: { state: 'in' }, WIN: { state: 'out' } },
      identityReadAt: clock.now() - 110,
    });
    expect(source.calls.toSorted()).toEqual(['among VIP P-ada', 'among WIN P-ada', 'existing P-ada']);
  });

  it('stays known though its token has expired', async () => {
    const { clock, source, ask } = createResolverWorld();
    await ask('ada');
    source.people.set('ada.McN66', null);

    for (let day = 0; day < 5; day += 1) {
      await clock.advance(25 * hourMs);
      expect(await ask('ada')).toMatchObject({ identity: 'identified', subject: ada });
    }

    expect(source.calls.filter((call) => call.startsWith('identify'))).toHaveLength(1);
  });

  it('is verified for many people by one call', async () => {
    const { clock, source, room, ask, begin } = createResolverWorld();
    for (let person = 0; person < 50; person += 1) {
      source.people.set(`p${person}.McN66`, `P-${person}`);
      await ask(`p${person}`);
    }
    await clock.advance(24 * hourMs);
    source.calls.length = 0;
    room.headroom = 0.1;

    const asking = Array.from({ length: 50 }, (_, person) => begin(`p${person}`));
    await clock.finish(Promise.all(asking));

    expect(source.calls.map((call) => call.split(' ')[0]).toSorted()).toEqual(['among', 'existing']);
  });

  it('is verified alone where the memberships are younger', async () => {
    const { clock, source, resolver, ask } = createResolverWorld();
    await ask('ada');
    await clock.advance(20 * hourMs);
    const question = { subject: ada, segments: ['VIP'], deadlineMs: 2500, refresh: true };
    await clock.finish(resolver.resolveSubject(question));
    await clock.advance(4 * hourMs);
    source.calls.length = 0;

    expect(await ask('ada')).toMatchObject({ memberships: { VIP: { state: 'in' } } });

    expect(source.calls).toEqual(['existing P-ada']);
  });
});

describe('somebody of whom it was said that they may have changed', () => {
  async function createChanged(): Promise<ResolverWorld> {
    const world = createResolverWorld();
    await world.ask('ada', ['VIP', 'WIN']);
    const readAt = world.clock.now();
    const memberships = new Map([['VIP', { state: 'in', readAt, renew: true }]] as const);
    await world.cache.saveReadings(new Map([[ada, { memberships }]]));
    world.source.calls.length = 0;
    return world;
  }

  it('is asked about again, for what may have changed alone', async () => {
    const { source, ask } = await createChanged();
    source.segments.set('VIP', new Set());

    expect(await ask('ada', ['VIP', 'WIN'])).toMatchObject({
      memberships: { VIP: { state: 'out' }, WIN: { state: 'out' } },
    });

    expect(source.calls).toEqual(['among VIP P-ada', 'existing P-ada']);
    source.calls.length = 0;
    await ask('ada', ['VIP', 'WIN']);
    expect(source.calls).toEqual([]);
  });

  it('is served what was remembered, marked stale, while the source does not answer', async () => {
    const { source, ask } = await createChanged();
    source.failure = { reason: 'unavailable' };

    const answer = await ask('ada', ['VIP', 'WIN']);

    expect(answer).toMatchObject({
      memberships: { VIP: { state: 'in', stale: true }, WIN: { state: 'out' } },
      failure: { reason: 'unavailable' },
    });
    expect(answer).not.toHaveProperty('memberships.WIN.stale');
  });

  it('is unknown while the question is under way, never what was said before', async () => {
    const { clock, source, begin } = await createChanged();
    source.latencyMs = 4000;

    const asking = begin('ada', ['VIP', 'WIN']);
    await clock.advance(2500);

    expect(await asking).toMatchObject({
      memberships: { VIP: { state: 'unknown', cause: 'pending' }, WIN: { state: 'out' } },
    });
  });
});
