import { describe, expect, it } from 'vitest';
import { createResolverWorld, type ResolverWorld } from './testing/resolver-world.ts';

const hourMs = 3_600_000;
const ada = 'subject of P-ada';
const throttled = { reason: 'throttled' } as const;

/** Ada's profile is merged into another one, which is in VIP. */
function merge({ source }: ResolverWorld): void {
  source.vanished.add('P-ada');
  source.people.set('ada.McN66', 'P-survivor');
  source.segments.set('VIP', new Set(['P-survivor']));
}

describe('somebody who was merged into another profile', () => {
  it('is somebody else a day later, and the old memberships are dropped', async () => {
    const world = createResolverWorld();
    await world.ask('ada');
    merge(world);
    await world.clock.advance(25 * hourMs);

    expect(await world.ask('ada')).toMatchObject({
      subject: 'subject of P-survivor',
      memberships: { VIP: { state: 'in' } },
    });

    expect(await world.cache.findMemberships(ada, ['VIP'])).toEqual(new Map());
    expect(await world.cache.findProfileId(ada)).toBeUndefined();
  });

  it('is noticed between two readings of the identity when they seem to have left', async () => {
    const world = createResolverWorld({ maxAgeMs: hourMs });
    await world.ask('ada');
    merge(world);
    await world.clock.advance(hourMs);
    world.source.calls.length = 0;

    expect(await world.ask('ada')).toMatchObject({
      subject: 'subject of P-survivor',
      memberships: { VIP: { state: 'in' } },
    });

    expect(world.source.calls).toEqual([
      'among VIP P-ada',
      'existing P-ada',
      'identify ada.McN66',
      'holder VIP ada.McN66',
    ]);
  });

  it('is asked about for every segment, though only one had to be read again', async () => {
    const world = createResolverWorld({ maxAgeMs: hourMs });
    await world.ask('ada', ['VIP']);
    await world.clock.advance(hourMs / 2);
    await world.ask('ada', ['VIP', 'WIN']);
    merge(world);
    await world.clock.advance(hourMs / 2);

    expect(await world.ask('ada', ['VIP', 'WIN'])).toMatchObject({
      subject: 'subject of P-survivor',
      memberships: { VIP: { state: 'in' }, WIN: { state: 'out' } },
    });
  });

  it('is nobody where the token has expired meanwhile', async () => {
    const world = createResolverWorld();
    await world.ask('ada');
    merge(world);
    world.source.people.set('ada.McN66', null);
    await world.clock.advance(25 * hourMs);

    expect(await world.ask('ada')).toEqual({ identity: 'unidentified', because: 'unresolvable' });
  });

  it('is dropped for their other tokens too', async () => {
    const world = createResolverWorld();
    await world.ask('ada');
    await world.ask('ada-again');
    merge(world);
    world.source.people.set('ada-again.McN66', 'P-survivor');
    await world.clock.advance(25 * hourMs);
    await world.ask('ada');
    world.source.calls.length = 0;

    expect(await world.ask('ada-again')).toMatchObject({ subject: 'subject of P-survivor' });

    expect(world.source.calls).not.toContain('existing P-ada');
  });
});

describe('somebody who was deleted', () => {
  it('is nobody as soon as they seem to have left', async () => {
    const { clock, source, cache, ask } = createResolverWorld({ maxAgeMs: hourMs });
    await ask('ada');
    source.vanished.add('P-ada');
    source.people.delete('ada.McN66');
    await clock.advance(hourMs);

    expect(await ask('ada')).toEqual({ identity: 'unidentified', because: 'nobody' });

    expect(await cache.findMemberships(ada, ['VIP'])).toEqual(new Map());
  });
});

describe('somebody who really left a segment', () => {
  it('costs one call more, once', async () => {
    const { clock, source, ask } = createResolverWorld({ maxAgeMs: hourMs });
    await ask('ada');
    source.segments.set('VIP', new Set());
    await clock.advance(hourMs);
    source.calls.length = 0;
    expect(await ask('ada')).toMatchObject({ memberships: { VIP: { state: 'out' } } });
    expect(source.calls).toEqual(['among VIP P-ada', 'existing P-ada']);

    await clock.advance(hourMs);
    source.calls.length = 0;
    await ask('ada');

    expect(source.calls).toEqual(['among VIP P-ada']);
  });

  it.each([hourMs, 24 * hourMs])(
    'is not out before it is known whether they are still there, an identity’s life being %d ms',
    async (identityMaxAgeMs) => {
      const world = createResolverWorld({ maxAgeMs: hourMs, identityMaxAgeMs });
      const { clock, source, ask } = world;
      await ask('ada');
      merge(world);
      await clock.advance(hourMs);
      source.calls.length = 0;
      const isExistenceFirst = identityMaxAgeMs === hourMs;
      source.nextFailures.push(...(isExistenceFirst ? [throttled] : [undefined, throttled]));

      expect(await ask('ada')).toMatchObject({
        subject: ada,
        memberships: { VIP: { state: 'in', stale: true } },
        failure: throttled,
      });

      expect(source.calls.toSorted()).toEqual(['among VIP P-ada', 'existing P-ada']);
      expect(await ask('ada')).toMatchObject({
        subject: 'subject of P-survivor',
        memberships: { VIP: { state: 'in' } },
      });
    },
  );
});
