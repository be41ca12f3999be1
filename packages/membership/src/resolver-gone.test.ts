import { describe, expect, it } from 'vitest';
import { createResolverWorld } from './testing/resolver-world.ts';

const hourMs = 3_600_000;

describe('a segment that is gone', () => {
  it('is unknown, and asked for no more', async () => {
    const { source, ask } = createResolverWorld();
    source.gone.add('GONE');
    expect(await ask('ada', ['VIP', 'GONE'])).toMatchObject({
      memberships: { VIP: { state: 'in' }, GONE: { state: 'unknown', cause: 'unreachable' } },
      failure: { reason: 'gone' },
    });
    source.calls.length = 0;

    await ask('ada', ['VIP', 'GONE']);
    await ask('bob', ['VIP', 'GONE']);

    expect(source.calls).toEqual(['identify bob.McN66', 'holder VIP bob.McN66']);
  });

  it('is asked for again after a while', async () => {
    const { clock, source, ask } = createResolverWorld();
    source.gone.add('GONE');
    await ask('ada', ['VIP', 'GONE']);
    source.gone.clear();
    source.segments.set('GONE', new Set(['P-ada']));

    await clock.advance(hourMs / 6);

    expect(await ask('ada', ['VIP', 'GONE'])).toMatchObject({ memberships: { GONE: { state: 'in' } } });
  });

  it('is asked for again where the clock is set back', async () => {
    const { clock, source, ask } = createResolverWorld();
    source.gone.add('GONE');
    await ask('ada', ['VIP', 'GONE']);
    source.gone.clear();
    clock.set(clock.now() - hourMs);

    expect(await ask('bob', ['GONE'])).toMatchObject({ memberships: { GONE: { state: 'out' } } });
  });

  it('does not hide that another one could not be asked for', async () => {
    const { source, ask } = createResolverWorld();
    source.gone.add('GONE');
    source.nextFailures.push(undefined, { reason: 'throttled' });

    expect(await ask('ada', ['VIP', 'GONE'])).toMatchObject({ failure: { reason: 'throttled' } });
  });
});
