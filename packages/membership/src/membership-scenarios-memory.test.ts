import { describe, expect, it } from 'vitest';
import type { MembershipCache } from './cache.ts';
import { createScenarioWorld } from './testing/scenario-world.ts';

// What a cache of memberships has to remember, as listed by LaunchDarkly's sdk-test-harness
// (sdktests/server_side_big_segments.go), in Facet's words.

const hourMs = 3_600_000;

describe('the memory', () => {
  it('answers several experiences on one page from one question for each segment', async () => {
    const { clock, source, begin } = createScenarioWorld();

    await clock.finish(
      Promise.all([begin('ada', ['VIP', 'WIN']), begin('ada', ['VIP']), begin('ada', ['WIN'])]),
    );

    expect(source.calls).toEqual(['identify ada.McN66', 'holder VIP ada.McN66', 'holder WIN ada.McN66']);
  });

  it('asks about two different people', async () => {
    const { clock, source, begin } = createScenarioWorld();

    const answers = await clock.finish(Promise.all([begin('ada'), begin('bob')]));

    expect(answers).toMatchObject([
      { subject: 'subject of P-ada', memberships: { VIP: { state: 'in' } } },
      { subject: 'subject of P-bob', memberships: { VIP: { state: 'out' } } },
    ]);
    expect(source.calls.filter((call) => call.startsWith('identify'))).toHaveLength(2);
  });

  it('asks once about the memberships of one person who comes by two tokens', async () => {
    const { clock, source, room, begin } = createScenarioWorld();
    room.headroom = 0.3;

    await clock.finish(Promise.all([begin('ada'), begin('ada-again')]));

    expect(source.calls.filter((call) => call.startsWith('among'))).toEqual(['among VIP P-ada']);
  });

  it('holds across requests', async () => {
    const { source, ask } = createScenarioWorld();
    await ask('ada');
    const spent = source.calls.length;
    source.segments.set('VIP', new Set());

    expect(await ask('ada')).toMatchObject({ memberships: { VIP: { state: 'in' } } });

    expect(source.calls).toHaveLength(spent);
  });

  it('holds for each person apart', async () => {
    const { source, ask } = createScenarioWorld();
    source.segments.set('VIP', new Set(['P-ada', 'P-bob']));
    await ask('ada');
    source.segments.set('VIP', new Set());
    expect(await ask('ada')).toMatchObject({ memberships: { VIP: { state: 'in' } } });
    const spent = source.calls.length;

    expect(await ask('bob')).toMatchObject({ memberships: { VIP: { state: 'out' } } });

    expect(source.calls.slice(spent)).toEqual(['identify bob.McN66', 'holder VIP bob.McN66']);
    expect(await ask('ada')).toMatchObject({ memberships: { VIP: { state: 'in' } } });
    expect(source.calls).toHaveLength(spent + 2);
  });

  it('ends with the life of an answer, and asks again', async () => {
    const { clock, source, ask } = createScenarioWorld();
    await ask('ada');
    source.segments.set('VIP', new Set());

    await clock.advance(hourMs);

    expect(await ask('ada')).toMatchObject({ memberships: { VIP: { state: 'out' } } });
    expect(source.calls.slice(2).toSorted()).toEqual(['among VIP P-ada', 'existing P-ada']);
  });

  it('that has room for two asks again about whoever was pushed out', async () => {
    const { source, ask } = createScenarioWorld((cache) => withRoomFor(2, cache));
    source.people.set('cid.McN66', 'P-cid');
    await ask('ada');
    await ask('bob');
    await ask('bob');
    expect(source.calls.filter((call) => call.startsWith('identify'))).toHaveLength(2);

    await ask('cid');

    expect(await ask('ada')).toMatchObject({ memberships: { VIP: { state: 'in' } } });
    expect(source.calls.filter((call) => call.startsWith('identify'))).toEqual([
      'identify ada.McN66',
      'identify bob.McN66',
      'identify cid.McN66',
      'identify ada.McN66',
    ]);
  });
});

/** A cache that forgets the token that was used least recently where it has no room for all. */
function withRoomFor(most: number, cache: MembershipCache): MembershipCache {
  const used = new Set<string>();
  const use = (token: string): void => {
    used.delete(token);
    used.add(token);
    for (const oldest of used) if (used.size > most) used.delete(oldest);
  };
  return {
    ...cache,
    async findIdentity(token, anew) {
      if (!used.has(token)) return undefined;
      use(token);
      return cache.findIdentity(token, anew);
    },
    async saveIdentity(token, identity, reading) {
      use(token);
      await cache.saveIdentity(token, identity, reading);
    },
  };
}
