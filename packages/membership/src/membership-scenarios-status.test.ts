import { describe, expect, it } from 'vitest';
import { createScenarioWorld } from './testing/scenario-world.ts';

// What a cache of memberships has to know of its source, as listed by LaunchDarkly's sdk-test-harness
// (sdktests/server_side_big_segments.go), in Facet's words.

const hourMs = 3_600_000;

describe('the status of the source', () => {
  it('is available at first', () => {
    const { breaker } = createScenarioWorld();

    expect(breaker.isCalm()).toBe(true);
    expect(breaker.remainingMs()).toBe(0);
  });

  it('becomes out of reach when it fails', async () => {
    const { source, breaker, ask } = createScenarioWorld();
    source.failure = { reason: 'unavailable' };

    for (const token of ['a', 'b', 'c']) await ask(token);

    expect(breaker.isCalm()).toBe(false);
    expect(breaker.remainingMs()).toBeGreaterThan(0);
  });

  it('recovers with the first answer', async () => {
    const { clock, source, breaker, ask } = createScenarioWorld();
    source.failure = { reason: 'unavailable' };
    for (const token of ['a', 'b', 'c']) await ask(token);
    source.failure = undefined;
    await clock.advance(breaker.remainingMs());

    expect(await ask('ada')).toMatchObject({ identity: 'identified' });

    expect(breaker.isCalm()).toBe(true);
  });

  it('has answers become stale when it fails', async () => {
    const { clock, source, ask } = createScenarioWorld();
    expect(await ask('ada')).not.toHaveProperty('memberships.VIP.stale');
    source.failure = { reason: 'unavailable' };
    await clock.advance(hourMs);

    expect(await ask('ada')).toMatchObject({ memberships: { VIP: { state: 'in', stale: true } } });
  });

  it('has answers recover from being stale when it answers', async () => {
    const { clock, source, ask } = createScenarioWorld();
    await ask('ada');
    source.failure = { reason: 'unavailable' };
    await clock.advance(hourMs);
    await ask('ada');
    source.failure = undefined;
    await clock.advance(10_000);

    const answer = await ask('ada');

    expect(answer).toMatchObject({ memberships: { VIP: { state: 'in', readAt: clock.now() - 10 } } });
    expect(answer).not.toHaveProperty('memberships.VIP.stale');
    expect(answer).not.toHaveProperty('failure');
  });

  it('is not asked for more often because many requests come', async () => {
    const { clock, source, breaker, ask } = createScenarioWorld();
    source.failure = { reason: 'unavailable' };
    for (const token of ['a', 'b', 'c']) await ask(token);
    const spent = source.calls.length;

    for (let request = 0; request < 50; request += 1) await ask(`token-${request}`);
    expect(source.calls).toHaveLength(spent);
    await clock.advance(breaker.remainingMs());
    for (let request = 0; request < 50; request += 1) await ask(`later-${request}`);

    expect(source.calls).toHaveLength(spent + 1);
  });
});
