import { describe, expect, it } from 'vitest';
import { createResolverWorld } from './testing/resolver-world.ts';

describe('whoever observes a resolver', () => {
  it('hears of each token whether what is remembered was enough', async () => {
    const { createProcess } = createResolverWorld();
    const heard: boolean[] = [];
    const observe = (wasRemembered: boolean): void => {
      heard.push(wasRemembered);
    };
    const { ask } = createProcess('process 2', { observe });

    await ask('ada');
    await ask('ada');
    await ask('zed');
    await ask('zed');
    await ask('', [], { exchangeId: 'nonsense' });

    expect(heard).toEqual([false, true, false, true]);
  });
});

describe('a token that is not at hand', () => {
  it('is looked up in the store, and not asked about where it is there', async () => {
    const { clock, source, cache, ask, createProcess } = createResolverWorld();
    await ask('ada');
    source.calls.length = 0;
    const heard: boolean[] = [];
    const other = createProcess('process 2', {
      cache: { ...cache, isAtHand: () => false },
      observe: (wasRemembered) => heard.push(wasRemembered),
    });
    await clock.advance(1000);

    expect(await other.ask('ada')).toMatchObject({ memberships: { VIP: { state: 'in' } } });

    expect(source.calls).toEqual([]);
    expect(heard).toEqual([true]);
    expect(cache.seen.get('subject of P-ada')).toBe(clock.now());
  });
});

describe('new tokens of people who are known already', () => {
  it('come to cost one call each, as long as most of them are', async () => {
    const { source, createProcess } = createResolverWorld();
    const { ask } = createProcess('process 2', { random: () => 0.1 });
    source.people.set('ann.McN66', 'P-ann');
    await ask('ann');
    for (let message = 0; message < 30; message += 1) {
      source.people.set(`ann-${message}.McN66`, 'P-ann');
      await ask(`ann-${message}`);
    }
    source.calls.length = 0;

    source.people.set('ann-last.McN66', 'P-ann');
    expect(await ask('ann-last')).toMatchObject({ subject: 'subject of P-ann' });

    expect(source.calls).toEqual(['identify ann-last.McN66']);
  });
});
