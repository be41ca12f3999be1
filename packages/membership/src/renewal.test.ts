import { describe, expect, it } from 'vitest';
import { createRenewalWorld } from './testing/renewal-world.ts';

const hourMs = 3_600_000;

describe('a renewal', () => {
  it('reads again all segments of whoever is due, and that they are still there', async () => {
    const { clock, source, cache, renewal, rememberMany } = createRenewalWorld();
    await rememberMany(2, hourMs);
    await clock.advance(hourMs);
    const readAt = clock.now();

    expect(await renewal.renew(['VIP', 'WIN'])).toBe(2);

    expect(source.calls).toEqual(['existing P-0,P-1', 'among VIP P-0,P-1', 'among WIN P-0,P-1']);
    expect(new Set(source.urgencies)).toEqual(new Set(['background']));
    expect(cache.readings.get('S-0')).toMatchObject({
      memberships: new Map([
        ['VIP', { state: 'in', readAt }],
        ['WIN', { state: 'out', readAt }],
      ]),
      existedAt: readAt,
    });
    expect(await cache.findIdentity('token of 0')).toMatchObject({ readAt });
  });

  it('has nobody due again before the last third of an entry’s life', async () => {
    const { clock, source, renewal, rememberMany } = createRenewalWorld();
    await rememberMany(1, 0);
    await renewal.renew(['VIP']);
    source.calls.length = 0;

    await clock.advance(16 * hourMs);
    expect(await renewal.renew(['VIP'])).toBe(0);
    await clock.advance(4 * hourMs);

    expect(await renewal.renew(['VIP'])).toBe(1);
  });

  it('costs nothing while nobody is due', async () => {
    const { source, renewal, rememberMany } = createRenewalWorld();
    await rememberMany(5, hourMs);

    expect(await renewal.renew(['VIP'])).toBe(0);

    expect(source.calls).toEqual([]);
  });

  it('takes along whoever would be due soon, where there is room', async () => {
    const { clock, renewal, remember } = createRenewalWorld();
    await remember('now', 0);
    await remember('soon', 7 * hourMs);
    await remember('late', 8 * hourMs);

    expect(await renewal.renew(['VIP'])).toBe(2);
    await clock.advance(7 * hourMs);

    expect(await renewal.renew(['VIP'])).toBe(0);
  });

  it('asks about a hundred people at a time', async () => {
    const { source, renewal, rememberMany } = createRenewalWorld();
    await rememberMany(250, 0);

    expect(await renewal.renew(['VIP'])).toBe(250);

    expect(source.calls.map((call) => call.split(',').length)).toEqual([100, 100, 100, 100, 50, 50]);
  });

  it('leaves to expire whoever has not come for long', async () => {
    const { clock, cache, renewal, remember } = createRenewalWorld();
    await remember('gone', 0);
    await remember('here', 0);
    await clock.advance(73 * hourMs);
    cache.noteSeen('S-here');

    expect(await renewal.renew(['VIP'])).toBe(1);
  });

  it('forgets what is no longer in use, and what was said to have changed', async () => {
    const { clock, cache, renewal, rememberMany } = createRenewalWorld();
    await rememberMany(1, 0);
    const readAt = clock.now();
    const memberships = new Map([
      ['VIP', { state: 'out', readAt, renew: true }],
      ['OLD', { state: 'in', readAt }],
    ] as const);
    await cache.saveReadings(new Map([['S-0', { memberships }]]));

    await renewal.renew(['VIP']);

    expect(cache.readings.get('S-0')?.memberships).toEqual(new Map([['VIP', { state: 'in', readAt }]]));
  });

  it('drops whoever has vanished', async () => {
    const { source, cache, renewal, rememberMany } = createRenewalWorld();
    await rememberMany(2, 0);
    source.vanished.add('P-1');

    await renewal.renew(['VIP']);

    expect([...cache.readings.keys()]).toEqual(['S-0']);
    expect(await cache.findIdentity('token of 1')).toBeUndefined();
  });

  it('does nothing while no segment is in use', async () => {
    const { source, renewal, rememberMany } = createRenewalWorld();
    await rememberMany(1, 0);

    expect(await renewal.renew([])).toBe(0);

    expect(source.calls).toEqual([]);
  });
});

describe('a renewal that is not answered', () => {
  it.each(['existing', 'among'])(
    'changes nothing where the question of who is %s fails',
    async (question) => {
      const { source, cache, renewal, rememberMany } = createRenewalWorld();
      await rememberMany(2, 0);
      const before = new Map(cache.readings);
      source.vanished.add('P-1');
      source.nextFailures.push(
        ...(question === 'existing'
          ? [{ reason: 'throttled' } as const]
          : [undefined, { reason: 'throttled' } as const]),
      );

      expect(await renewal.renew(['VIP'])).toBe(0);

      expect(cache.readings).toEqual(before);
    },
  );

  it('goes on with whoever was left the next time', async () => {
    const { source, renewal, rememberMany } = createRenewalWorld();
    await rememberMany(150, 0);
    source.nextFailures.push(undefined, undefined, { reason: 'unavailable' });
    expect(await renewal.renew(['VIP'])).toBe(100);

    expect(await renewal.renew(['VIP'])).toBe(50);
  });

  it('is not begun while the source is left in peace', async () => {
    const { source, breaker, renewal, rememberMany } = createRenewalWorld();
    await rememberMany(1, 0);
    for (let time = 0; time < 3; time += 1) breaker.failed();

    expect(await renewal.renew(['VIP'])).toBe(0);

    expect(source.calls).toEqual([]);
  });

  it('does not mind a segment that is gone', async () => {
    const { source, cache, renewal, rememberMany } = createRenewalWorld();
    await rememberMany(1, 0);
    source.gone.add('GONE');

    expect(await renewal.renew(['VIP', 'GONE'])).toBe(1);

    expect([...(cache.readings.get('S-0')?.memberships.keys() ?? [])]).toEqual(['VIP']);
  });
});

describe('several processes', () => {
  it('renew one at a time', async () => {
    const { clock, source, renewal, createProcess, rememberMany } = createRenewalWorld();
    await rememberMany(10, 0);
    source.latencyMs = 300;

    const renewing = Promise.all([renewal.renew(['VIP']), createProcess('b').renew(['VIP'])]);

    expect(await clock.finish(renewing)).toEqual([10, 0]);
    expect(source.calls).toHaveLength(2);
  });

  it('take over from one that died', async () => {
    const { clock, leases, createProcess, rememberMany } = createRenewalWorld();
    await rememberMany(10, 0);
    await leases('dead').take('renewal', 60_000);
    expect(await createProcess('b').renew(['VIP'])).toBe(0);

    await clock.advance(60_000);

    expect(await createProcess('b').renew(['VIP'])).toBe(10);
  });

  it('stop where another one has taken over meanwhile', async () => {
    const { clock, source, leases, renewal, rememberMany } = createRenewalWorld();
    await rememberMany(250, 0);
    source.latencyMs = 61_000;
    const renewing = renewal.renew(['VIP']);
    await clock.advance(60_500);
    await leases('b').take('renewal', 60_000);

    expect(await clock.finish(renewing)).toBe(100);

    expect(await leases('c').take('renewal', 60_000)).toBe(false);
  });

  it('may renew again after one is done', async () => {
    const { renewal, createProcess, rememberMany } = createRenewalWorld();
    await rememberMany(1, 0);
    await renewal.renew(['VIP']);
    await rememberMany(1, 0);

    expect(await createProcess('b').renew(['VIP'])).toBe(1);
  });
});
