import { describe, expect, it } from 'vitest';
import type { ResolverWorld } from './testing/resolver-world.ts';
import { createScenarioWorld } from './testing/scenario-world.ts';

// What a cache of memberships has to get right, as listed by LaunchDarkly's sdk-test-harness
// (sdktests/server_side_big_segments.go), in Facet's words.

const hourMs = 3_600_000;
const statuses = ['healthy', 'stale'] as const;
type Status = (typeof statuses)[number];

/** Has an answer remembered and, where it is to be stale, the source out of reach after its life. */
async function bring(world: ResolverWorld, status: Status, token: string, segments: readonly string[]) {
  const answer = await world.ask(token, segments);
  if (status === 'healthy') return answer;
  world.source.failure = { reason: 'unavailable' };
  await world.clock.advance(2 * hourMs);
  return world.ask(token, segments);
}

const mark = (status: Status) => (status === 'stale' ? { stale: true } : {});

describe.each(statuses)('what is known while the source is %s', (status) => {
  it('is nothing of a token that leads to nobody', async () => {
    const world = createScenarioWorld();

    const answer = await bring(world, status, 'zed', ['VIP']);

    expect(answer).not.toHaveProperty('memberships');
    expect(answer).toMatchObject(
      status === 'healthy' ? { identity: 'unidentified', because: 'nobody' } : { identity: 'unreachable' },
    );
  });

  it('is out of somebody who is in no segment at all', async () => {
    const world = createScenarioWorld();
    world.source.people.set('eve.McN66', 'P-eve');

    expect(await bring(world, status, 'eve', ['VIP', 'WIN'])).toMatchObject({
      memberships: { VIP: { state: 'out', ...mark(status) }, WIN: { state: 'out', ...mark(status) } },
    });
  });

  it('is unknown of a segment that was never asked for and cannot be', async () => {
    const world = createScenarioWorld();
    await bring(world, status, 'ada', ['VIP']);
    world.source.failure = { reason: 'unavailable' };

    expect(await world.ask('ada', ['WIN'])).toMatchObject({
      identity: 'identified',
      memberships: { WIN: { state: 'unknown', cause: 'unreachable' } },
    });
  });

  it('is told of another segment beside one that they are not in', async () => {
    const world = createScenarioWorld();

    expect(await bring(world, status, 'ada', ['WIN', 'VIP'])).toMatchObject({
      memberships: { WIN: { state: 'out', ...mark(status) }, VIP: { state: 'in', ...mark(status) } },
    });
  });

  it('is in of somebody who is in the segment', async () => {
    const world = createScenarioWorld();

    expect(await bring(world, status, 'ada', ['VIP'])).toMatchObject({
      memberships: { VIP: { state: 'in', ...mark(status) } },
    });
  });

  it('is out of somebody who is not in the segment', async () => {
    const world = createScenarioWorld();

    expect(await bring(world, status, 'bob', ['VIP'])).toMatchObject({
      memberships: { VIP: { state: 'out', ...mark(status) } },
    });
  });

  it('is out of somebody who has left one segment, and in of the one that they joined', async () => {
    const world = createScenarioWorld();
    await world.ask('ada', ['VIP', 'WIN']);
    world.source.segments.set('VIP', new Set()).set('WIN', new Set(['P-ada']));
    await world.clock.advance(hourMs);

    expect(await bring(world, status, 'ada', ['VIP', 'WIN'])).toMatchObject({
      memberships: { VIP: { state: 'out', ...mark(status) }, WIN: { state: 'in', ...mark(status) } },
    });
  });
});

describe('what does not matter', () => {
  it('is who else is in the segment', async () => {
    const { source, ask } = createScenarioWorld();
    source.segments.set('VIP', new Set(['P-bob', 'P-cid', 'P-dan']));

    expect(await ask('ada')).toMatchObject({ memberships: { VIP: { state: 'out' } } });
  });

  it('is a token of another account: no question is asked', async () => {
    const { source, ask } = createScenarioWorld();
    source.people.set('ada.OTHER1', 'P-ada');

    expect(await ask('', ['VIP'], { exchangeId: 'ada.OTHER1' })).toEqual({
      identity: 'unidentified',
      because: 'foreign',
    });

    expect(source.calls).toEqual([]);
  });
});

describe('what cannot be asked', () => {
  it('costs no question about memberships while no segments are in use', async () => {
    const { source, ask } = createScenarioWorld();

    expect(await ask('ada', [])).toMatchObject({ identity: 'identified', memberships: {} });
    await ask('ada', []);

    expect(source.calls).toEqual(['identify ada.McN66']);
  });

  it('is unknown where the credential is no longer good', async () => {
    const { source, ask } = createScenarioWorld();
    source.failure = { reason: 'refused' };

    expect(await ask('ada')).toMatchObject({ identity: 'unreachable', failure: { reason: 'refused' } });
  });

  it('is unknown of a segment that is gone, never out', async () => {
    const { source, ask } = createScenarioWorld();
    source.gone.add('VIP');

    expect(await ask('ada')).toMatchObject({
      identity: 'identified',
      memberships: { VIP: { state: 'unknown', cause: 'unreachable' } },
    });
  });

  it('is unknown where the question about the segment fails, never out', async () => {
    const { source, ask } = createScenarioWorld();
    source.nextFailures.push(undefined, { reason: 'throttled' });

    expect(await ask('ada')).toMatchObject({
      identity: 'identified',
      memberships: { VIP: { state: 'unknown', cause: 'unreachable' } },
    });
  });

  it('is a bug where the source throws, which is thrown', async () => {
    const { source, ask } = createScenarioWorld();
    source.hasHolder = () => Promise.reject(new Error('bug'));

    await expect(ask('ada')).rejects.toThrow('bug');
  });
});
