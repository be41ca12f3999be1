import { describe, expect, it } from 'vitest';
import { defaultPolicy, type MembershipPolicy } from './policy.ts';
import { createResolver } from './resolver.ts';
import { createMemoryCache } from './testing/memory-cache.ts';
import { createScriptedSource } from './testing/scripted-source.ts';
import { createVirtualClock } from './testing/virtual-clock.ts';

const hourMs = 3_600_000;

function createWorld(policy: Partial<MembershipPolicy> = {}) {
  const clock = createVirtualClock();
  const source = createScriptedSource(clock);
  source.people.set('ada.McN66', 'P-ada').set('ada-again.McN66', 'P-ada').set('bob.McN66', 'P-bob');
  source.people.set('old.McN66', null);
  source.segments.set('VIP', new Set(['P-ada'])).set('WIN', new Set(['P-bob']));
  const reported: unknown[] = [];
  const cache = createMemoryCache();
  const resolver = createResolver({
    source,
    cache,
    clock,
    random: () => 0.5,
    policy: { ...defaultPolicy, ...policy },
    company: 'McN66',
    toSubject: (profileId) => `subject of ${profileId}`,
    report: (error) => reported.push(error),
  });
  const ask = (exchangeId: string, segments = ['VIP'], deadlineMs = 2500) =>
    resolver.resolve({ exchangeId, segments, deadlineMs });
  return { clock, source, cache, resolver, ask, reported };
}

describe('a new visitor', () => {
  it('is identified and placed in one round trip while few segments are in use', async () => {
    const { clock, source, ask } = createWorld();
    source.latencyMs = 100;
    const asking = ask('ada.McN66', ['VIP', 'WIN']);
    await clock.advance(100);
    expect(await asking).toMatchObject({
      identity: 'identified',
      subject: 'subject of P-ada',
      memberships: { VIP: { state: 'in' }, WIN: { state: 'out' } },
    });
    expect(source.calls).toHaveLength(3);
  });

  it('is identified first where many segments are in use', async () => {
    const { source, ask } = createWorld();
    const answer = await ask('ada.McN66', ['VIP', 'WIN', 'S3', 'S4']);
    expect(answer).toMatchObject({ memberships: { VIP: { state: 'in' }, S4: { state: 'out' } } });
    expect(source.calls[0]).toBe('identify ada.McN66');
    expect(source.calls.slice(1)).toEqual([
      'among VIP P-ada',
      'among WIN P-ada',
      'among S3 P-ada',
      'among S4 P-ada',
    ]);
  });

  it('costs one resolution however many ask at once', async () => {
    const { clock, source, ask } = createWorld();
    source.latencyMs = 50;
    const asking = Array.from({ length: 100 }, () => ask('ada.McN66'));
    await clock.advance(50);
    const answers = await Promise.all(asking);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(source.calls).toEqual(['identify ada.McN66', 'holder VIP ada.McN66']);
  });

  it('is asked about once more by whoever wants another segment meanwhile', async () => {
    const { clock, source, ask } = createWorld();
    source.latencyMs = 50;
    const asking = [ask('ada.McN66', ['VIP']), ask('ada.McN66', ['VIP', 'WIN'])];
    await clock.advance(100);
    expect((await Promise.all(asking))[1]).toMatchObject({
      memberships: { VIP: { state: 'in' }, WIN: { state: 'out' } },
    });
    expect(source.calls).toEqual(['identify ada.McN66', 'holder VIP ada.McN66', 'among WIN P-ada']);
  });

  it('who cannot be served in time is resolved for the next page', async () => {
    const { clock, source, ask } = createWorld();
    source.latencyMs = 4000;
    const asking = ask('ada.McN66');
    await clock.advance(2500);
    expect(await asking).toEqual({ identity: 'pending', retryAfterMs: 1000 });
    await clock.advance(1500);
    expect(await ask('ada.McN66')).toMatchObject({ identity: 'identified' });
    expect(source.calls).toHaveLength(2);
  });
});

describe('tokens that lead to nobody', () => {
  it('cost nothing when they are malformed or of another account', async () => {
    const { source, ask } = createWorld();
    expect(await ask('nonsense')).toEqual({ identity: 'unidentified', because: 'malformed' });
    expect(await ask('ada.OTHER1')).toEqual({ identity: 'unidentified', because: 'foreign' });
    expect(source.calls).toEqual([]);
  });

  it('are remembered, for less long', async () => {
    const { clock, source, ask } = createWorld();
    expect(await ask('old.McN66')).toEqual({ identity: 'unidentified', because: 'unresolvable' });
    expect(await ask('zed.McN66')).toEqual({ identity: 'unidentified', because: 'nobody' });
    const spent = source.calls.length;
    await ask('old.McN66');
    await ask('zed.McN66');
    expect(source.calls).toHaveLength(spent);
    await clock.advance(hourMs);
    await ask('old.McN66');
    expect(source.calls.length).toBeGreaterThan(spent);
  });
});

describe('a known visitor', () => {
  it('is answered from memory', async () => {
    const { source, ask } = createWorld();
    const first = await ask('ada.McN66');
    expect(await ask('ada.McN66')).toEqual(first);
    expect(source.calls).toHaveLength(2);
  });

  it('is asked about again only for a segment taken into use later', async () => {
    const { source, ask } = createWorld();
    await ask('ada.McN66', ['VIP']);
    source.calls.length = 0;
    expect(await ask('ada.McN66', ['VIP', 'WIN'])).toMatchObject({
      memberships: { VIP: { state: 'in' }, WIN: { state: 'out' } },
    });
    expect(source.calls).toEqual(['among WIN P-ada']);
  });

  it('shares what is known through another token', async () => {
    const { source, ask } = createWorld();
    const first = await ask('ada.McN66');
    const second = await ask('ada-again.McN66');
    expect(second).toMatchObject({ subject: first.identity === 'identified' ? first.subject : '' });
    expect(source.calls.filter((call) => call.startsWith('identify'))).toHaveLength(2);
  });

  it('is answered at once and read again in the background before the entry ends', async () => {
    const { clock, source, ask } = createWorld();
    await ask('ada.McN66');
    source.segments.set('VIP', new Set());
    source.calls.length = 0;
    await clock.advance(23 * hourMs);
    expect(await ask('ada.McN66')).toMatchObject({ memberships: { VIP: { state: 'in' } } });
    await clock.advance(0);
    expect(source.calls).toHaveLength(2);
    expect(await ask('ada.McN66')).toMatchObject({ memberships: { VIP: { state: 'out' } } });
    expect(source.calls).toHaveLength(2);
  });

  it('is not served an answer that the future dates, after a clock that went wrong', async () => {
    const { clock, source, cache, ask } = createWorld();
    const readAt = clock.now() + 48 * hourMs;
    await ask('ada.McN66');
    await cache.saveMemberships('subject of P-ada', new Map([['VIP', { state: 'out', readAt }]]));
    source.calls.length = 0;
    expect(await ask('ada.McN66')).toMatchObject({ memberships: { VIP: { state: 'in' } } });
    expect(source.calls).toEqual(['among VIP P-ada']);
  });

  it('is not served an answer past its life', async () => {
    const { clock, source, ask } = createWorld();
    await ask('ada.McN66');
    source.segments.set('VIP', new Set());
    await clock.advance(24 * hourMs);
    expect(await ask('ada.McN66')).toMatchObject({ memberships: { VIP: { state: 'out' } } });
  });

  it('who was merged into another profile is somebody else, and the old memberships are dropped', async () => {
    const { clock, source, cache, ask } = createWorld();
    await ask('ada.McN66');
    source.people.set('ada.McN66', 'P-survivor');
    await clock.advance(25 * hourMs);
    expect(await ask('ada.McN66')).toMatchObject({
      subject: 'subject of P-survivor',
      memberships: { VIP: { state: 'out' } },
    });
    expect(await cache.findMemberships('subject of P-ada', ['VIP'])).toEqual(new Map());
  });

  it('who was merged between two readings of the identity is noticed when they seem to have left', async () => {
    const { clock, source, cache, ask } = createWorld({ maxAgeMs: hourMs });
    await ask('ada.McN66');
    source.people.set('ada.McN66', 'P-survivor');
    source.segments.set('VIP', new Set(['P-survivor']));
    await clock.advance(hourMs);
    source.calls.length = 0;
    expect(await ask('ada.McN66')).toMatchObject({
      subject: 'subject of P-survivor',
      memberships: { VIP: { state: 'in' } },
    });
    expect(source.calls).toEqual(['among VIP P-ada', 'identify ada.McN66', 'among VIP P-survivor']);
    expect(await cache.findMemberships('subject of P-ada', ['VIP'])).toEqual(new Map());
  });

  it('who was deleted is nobody as soon as they seem to have left', async () => {
    const { clock, source, cache, ask } = createWorld({ maxAgeMs: hourMs });
    await ask('ada.McN66');
    source.people.delete('ada.McN66');
    source.segments.set('VIP', new Set());
    await clock.advance(hourMs);
    expect(await ask('ada.McN66')).toEqual({ identity: 'unidentified', because: 'nobody' });
    expect(await cache.findMemberships('subject of P-ada', ['VIP'])).toEqual(new Map());
  });

  it('who really left costs one call more, once', async () => {
    const { clock, source, ask } = createWorld({ maxAgeMs: hourMs });
    await ask('ada.McN66');
    source.segments.set('VIP', new Set());
    source.calls.length = 0;
    await clock.advance(hourMs);
    expect(await ask('ada.McN66')).toMatchObject({ memberships: { VIP: { state: 'out' } } });
    expect(source.calls).toEqual(['among VIP P-ada', 'identify ada.McN66']);
    await clock.advance(hourMs);
    await ask('ada.McN66');
    expect(source.calls.slice(2)).toEqual(['among VIP P-ada']);
  });

  it('is asked about again on demand', async () => {
    const { source, resolver, ask } = createWorld();
    await ask('ada.McN66');
    source.segments.set('VIP', new Set());
    const question = { segments: ['VIP'], deadlineMs: 2500, refresh: true };
    expect(await resolver.resolve({ ...question, exchangeId: 'ada.McN66' })).toMatchObject({
      memberships: { VIP: { state: 'out' } },
    });
  });

  it('can be asked about by subject, without a token', async () => {
    const { source, resolver, ask } = createWorld();
    await ask('ada.McN66');
    source.calls.length = 0;
    const subject = 'subject of P-ada';
    expect(
      await resolver.resolveSubject({ subject, segments: ['VIP', 'WIN'], deadlineMs: 2500 }),
    ).toMatchObject({ memberships: { VIP: { state: 'in' }, WIN: { state: 'out' } } });
    expect(source.calls).toEqual(['among WIN P-ada']);
  });
});

describe('a source that does not answer', () => {
  it('leaves new visitors unreachable, never out', async () => {
    const { source, ask } = createWorld();
    source.failure = { reason: 'unavailable' };
    expect(await ask('ada.McN66')).toMatchObject({ identity: 'unreachable' });
  });

  it('lets the last good answer serve up to the limit, marked stale', async () => {
    const { clock, source, ask } = createWorld({ maxAgeMs: hourMs, identityMaxAgeMs: hourMs });
    await ask('ada.McN66');
    await clock.advance(2 * hourMs);
    source.failure = { reason: 'unavailable' };
    expect(await ask('ada.McN66')).toMatchObject({
      identity: 'identified',
      memberships: { VIP: { state: 'in', stale: true } },
    });
    await clock.advance(23 * hourMs);
    expect(await ask('ada.McN66')).toMatchObject({ identity: 'unreachable' });
  });

  it('lets no membership serve past the limit, though it is still known who it is', async () => {
    const { clock, source, ask } = createWorld({ maxAgeMs: hourMs, staleLimitMs: 2 * hourMs });
    await ask('ada.McN66');
    await clock.advance(2 * hourMs);
    source.failure = { reason: 'unavailable' };
    expect(await ask('ada.McN66')).toMatchObject({
      identity: 'identified',
      memberships: { VIP: { state: 'unknown', cause: 'unreachable' } },
    });
  });

  it('is left in peace after three failures, and asked again later', async () => {
    const { clock, source, ask } = createWorld();
    source.failure = { reason: 'unavailable' };
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await ask(`${name}.McN66`);
    const spent = source.calls.length;
    expect(spent).toBeLessThanOrEqual(4);
    source.failure = undefined;
    await clock.advance(30_000);
    expect(await ask('ada.McN66')).toMatchObject({ identity: 'identified' });
  });

  it('says of a segment that is gone that it does not know, and asks for it no more', async () => {
    const { source, ask } = createWorld();
    await ask('ada.McN66', ['VIP']);
    source.failure = { reason: 'gone' };
    expect(await ask('ada.McN66', ['VIP', 'GONE'])).toMatchObject({
      memberships: { VIP: { state: 'in' }, GONE: { state: 'unknown', cause: 'unreachable' } },
    });
    const spent = source.calls.length;
    await ask('ada.McN66', ['VIP', 'GONE']);
    expect(source.calls).toHaveLength(spent);
  });
});
