import { describe, expect, it } from 'vitest';
import { createWarmWorld, pages } from './testing/warm-world.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;

describe('several processes', () => {
  it('read one at a time', async () => {
    const { clock, source, createProcess, sync } = createWarmWorld();
    source.latencyMs = 300;

    await clock.finish(Promise.all([sync(['VIP']), createProcess('b').sync(['VIP'])]));

    expect(source.calls).toEqual(pages);
  });

  it('go on where one that died was', async () => {
    const { clock, source, progress, createProcess, sync } = createWarmWorld();
    source.latencyMs = 300;
    void sync(['VIP']);
    await clock.advance(450);
    source.latencyMs = 0;
    source.calls.length = 0;
    const other = createProcess('b');
    await other.sync(['VIP']);
    expect(source.calls).toEqual([]);
    source.failure = { reason: 'unavailable' };

    await clock.advance(minuteMs + 500);
    source.failure = undefined;
    await other.sync(['VIP']);

    expect(source.calls).toEqual(pages.slice(1));
    expect(progress.get('VIP')).toMatchObject({ members: 250 });
  });

  it('stop where another one has taken over meanwhile', async () => {
    const { clock, source, setMembers, leases, sync } = createWarmWorld();
    setMembers('WIN', 5);
    source.latencyMs = 61_000;
    const syncing = sync(['VIP', 'WIN']);
    await clock.advance(60_500);
    await leases('b').take('warm-sync', hourMs);

    await clock.finish(syncing);

    expect(source.calls).toEqual(pages.slice(0, 1));
    expect(await leases('c').take('warm-sync', 1)).toBe(false);
  });

  it('may read again after one is done, even where it threw', async () => {
    const { source, createProcess, sync } = createWarmWorld();
    source.listMembers = () => Promise.reject(new Error('bug'));

    await expect(sync(['VIP'])).rejects.toThrow('bug');

    await expect(createProcess('b').sync(['VIP'])).rejects.toThrow('bug');
  });
});
