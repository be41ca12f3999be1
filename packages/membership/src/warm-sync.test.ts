import { describe, expect, it } from 'vitest';
import { createWarmWorld, pages } from './testing/warm-world.ts';
import { isOlder } from './warm-sync.ts';

const hourMs = 3_600_000;

describe('the reading of a whole segment', () => {
  it('finds every member, and tells since when they are known', async () => {
    const { clock, source, progress, foundAt, sync } = createWarmWorld();
    source.latencyMs = 1000;
    const startedAt = clock.now();

    expect(await clock.finish(sync(['VIP']))).toEqual(new Map());

    expect(source.calls).toEqual(pages);
    expect(new Set(source.urgencies)).toEqual(new Set(['background']));
    expect(foundAt.size).toBe(250);
    expect(new Set(foundAt.values())).toEqual(new Set([startedAt]));
    expect(progress.get('VIP')).toEqual({
      startedAt: null,
      cursor: null,
      members: 250,
      readAt: startedAt,
      joinedReadAt: startedAt,
    });
  });

  it('goes on where it was when something failed', async () => {
    const { clock, source, progress, sync } = createWarmWorld();
    const startedAt = clock.now();
    source.nextFailures.push(undefined, { reason: 'throttled' });
    expect(await sync(['VIP'])).toEqual(new Map([['VIP', { reason: 'throttled' }]]));
    expect(progress.get('VIP')).toMatchObject({ cursor: '100', members: 100, readAt: null });
    source.calls.length = 0;
    await clock.advance(hourMs);

    await sync(['VIP']);

    expect(source.calls).toEqual(pages.slice(1));
    expect(progress.get('VIP')).toMatchObject({ startedAt: null, members: 250, readAt: startedAt });
  });

  it('begins anew where it was left so long that it would be over when it is done', async () => {
    const { clock, source, progress, sync } = createWarmWorld();
    source.nextFailures.push(undefined, { reason: 'refused' });
    await sync(['VIP']);
    await clock.advance(18 * hourMs);
    source.calls.length = 0;

    await sync(['VIP']);

    expect(source.calls).toEqual(pages);
    expect(progress.get('VIP')).toMatchObject({ members: 250, readAt: clock.now() });
  });

  it('is not told of anybody before it is done', async () => {
    const { source, progress, sync } = createWarmWorld();
    source.nextFailures.push(undefined, undefined, { reason: 'unavailable' });

    await sync(['VIP']);

    expect(progress.get('VIP')?.readAt).toBeNull();
  });

  it('is done again in the last quarter of its life', async () => {
    const { clock, source, progress, sync } = createWarmWorld();
    await sync(['VIP']);
    source.calls.length = 0;
    await clock.advance(18 * hourMs - 1);
    await sync(['VIP'], false);
    expect(source.calls).toEqual([]);

    await clock.advance(1);
    await sync(['VIP'], false);

    expect(source.calls).toEqual(pages);
    expect(progress.get('VIP')?.readAt).toBe(clock.now());
  });

  it('keeps what the one before says while it is under way', async () => {
    const { clock, source, progress, sync } = createWarmWorld();
    const firstAt = clock.now();
    await sync(['VIP']);
    await clock.advance(18 * hourMs);
    source.nextFailures.push(undefined, { reason: 'throttled' });

    await sync(['VIP']);

    expect(progress.get('VIP')).toMatchObject({ startedAt: clock.now(), readAt: firstAt });
  });

  it('is done again where the clock has been set back since', async () => {
    const { clock, source, sync } = createWarmWorld();
    await sync(['VIP']);
    source.calls.length = 0;
    clock.set(clock.now() - 48 * hourMs);

    await sync(['VIP']);

    expect(source.calls).toEqual(pages);
  });

  it('ends where the source gives the same page again and again', async () => {
    const { source, sync } = createWarmWorld();
    source.listMembers = async () => ({ ok: true, value: { profileIds: ['P-0'], nextCursor: 'same' } });

    expect(await sync(['VIP'])).toEqual(new Map());
  });

  it('of an empty segment is a reading too', async () => {
    const { clock, progress, setMembers, sync } = createWarmWorld();
    setMembers('NEW', 0);

    await sync(['NEW']);

    expect(progress.get('NEW')).toMatchObject({ members: 0, readAt: clock.now() });
  });
});

describe('several segments', () => {
  it('are read one after the other, and one that fails does not keep the others', async () => {
    const { source, setMembers, progress, sync } = createWarmWorld();
    setMembers('WIN', 5);
    source.gone.add('VIP');

    expect(await sync(['VIP', 'WIN'])).toEqual(new Map([['VIP', { reason: 'gone' }]]));

    expect(progress.get('WIN')).toMatchObject({ members: 5 });
  });

  it('are left where the source is to be left in peace', async () => {
    const { source, breaker, sync } = createWarmWorld();
    for (let time = 0; time < 3; time += 1) breaker.failed();

    expect(await sync(['VIP'])).toEqual(new Map());

    expect(source.calls).toEqual([]);
  });

  it('cost nothing while there are none', async () => {
    const { source, leases, sync } = createWarmWorld();

    await sync([]);

    expect(source.calls).toEqual([]);
    expect(await leases('b').take('warm-sync', 1)).toBe(true);
  });
});

describe('isOlder', () => {
  it('tells what a whole reading knows better', () => {
    expect(isOlder(undefined, 10)).toBe(true);
    expect(isOlder({ state: 'in', readAt: 9 }, 10)).toBe(true);
    expect(isOlder({ state: 'in', readAt: 10 }, 10)).toBe(false);
  });
});
