import { describe, expect, it } from 'vitest';
import type { MembershipCache } from './cache.ts';
import { type Clock, wait } from './clock.ts';
import type { MemoryCache } from './testing/memory-cache.ts';
import { createResolverWorld, type ResolverWorld } from './testing/resolver-world.ts';
import { createVirtualClock } from './testing/virtual-clock.ts';

/** A store that takes a while to write: only whole readings are at hand before that. */
function withSlowSaving(cache: MembershipCache, clock: Clock, delayMs: number): MembershipCache {
  return {
    ...cache,
    async saveIdentity(token, identity, reading) {
      if (reading?.whole === true) {
        await cache.saveIdentity(token, identity, reading);
        await wait(clock, delayMs);
      } else {
        await wait(clock, delayMs);
        await cache.saveIdentity(token, identity, reading);
      }
    },
  };
}

function createWorld(delayMs: number): ResolverWorld {
  const clock = createVirtualClock();
  return createResolverWorld({}, (cache) => withSlowSaving(cache, clock, delayMs), clock);
}

/** A store that has what it is given at hand, and cannot write it down. */
function withFailingSaving(cache: MemoryCache): MembershipCache {
  return {
    ...cache,
    async saveIdentity(token, identity, reading) {
      await cache.saveIdentity(token, identity, reading);
      throw new Error('down');
    },
  };
}

describe('an answer that is still being written down', () => {
  it('is given already where it is at hand', async () => {
    const { clock, begin } = createWorld(1000);
    const startedAt = clock.now();

    expect(await clock.finish(begin('ada'))).toMatchObject({ memberships: { VIP: { state: 'in' } } });

    expect(clock.now() - startedAt).toBeLessThan(100);
  });

  it('is waited for where it is only part of what is known', async () => {
    const { clock, room, begin, ask } = createWorld(100);
    await ask('ada', ['VIP']);
    await clock.advance(1000);
    room.headroom = 0.3;

    expect(await clock.finish(begin('ada-again', ['VIP', 'WIN']))).toMatchObject({
      memberships: { VIP: { state: 'in' }, WIN: { state: 'out' } },
    });
  });

  it('is what another process waits for', async () => {
    const { clock, source, begin, createProcess } = createWorld(300);

    await clock.finish(Promise.all([begin('ada'), createProcess('process 2').begin('ada')]));

    expect(source.calls.filter((call) => call.startsWith('identify'))).toHaveLength(1);
  });
});

describe('an answer that cannot be written down', () => {
  it.each([false, true])(
    'is reported once, and given where it is at hand (asked anew: %s)',
    async (refresh) => {
      const { clock, reported, ask } = createResolverWorld({}, withFailingSaving);

      expect(await ask('ada', ['VIP'], { refresh })).toMatchObject({ memberships: { VIP: { state: 'in' } } });
      await clock.advance(0);

      expect(reported).toEqual([new Error('down')]);
    },
  );

  it('is thrown where it is not at hand', async () => {
    const { ask } = createResolverWorld({}, withFailingSaving);

    await expect(ask('zed')).rejects.toThrow('down');
  });
});
