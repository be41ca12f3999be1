import { describe, expect, it } from 'vitest';
import { createWarmWorld } from './testing/warm-world.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;

describe('those who joined since', () => {
  it('are asked for every ten minutes, an hour back', async () => {
    const { clock, source, foundAt, progress, sync } = createWarmWorld();
    await sync(['VIP']);
    const wholeAt = clock.now();
    source.calls.length = 0;
    await clock.advance(10 * minuteMs - 1);
    await sync(['VIP']);
    expect(source.calls).toEqual([]);
    source.segments.get('VIP')?.add('early').add('late').add('new');
    source.joinedAt
      .set('VIP early', wholeAt - hourMs)
      .set('VIP late', wholeAt - hourMs + 1)
      .set('VIP new', clock.now());

    await clock.advance(1);
    await sync(['VIP']);

    expect(source.calls).toEqual(['joined VIP from the first']);
    expect(foundAt.get('VIP new')).toBe(clock.now());
    expect(foundAt.get('VIP late')).toBe(clock.now());
    expect(foundAt.has('VIP early')).toBe(false);
    expect(progress.get('VIP')).toMatchObject({ readAt: wholeAt, joinedReadAt: clock.now() });
  });

  it('are all found, however many they are', async () => {
    const { clock, source, foundAt, sync } = createWarmWorld();
    await sync(['VIP']);
    await clock.advance(10 * minuteMs);
    for (let person = 0; person < 120; person += 1) {
      source.segments.get('VIP')?.add(`new ${person}`);
      source.joinedAt.set(`VIP new ${person}`, clock.now());
    }

    await sync(['VIP']);

    expect([...foundAt.keys()].filter((key) => key.startsWith('VIP new'))).toHaveLength(120);
  });

  it('are asked for from the same moment where that failed halfway', async () => {
    const { clock, source, progress, sync } = createWarmWorld();
    await sync(['VIP']);
    const wholeAt = clock.now();
    await clock.advance(10 * minuteMs);
    for (let person = 0; person < 120; person += 1) {
      source.segments.get('VIP')?.add(`new ${person}`);
      source.joinedAt.set(`VIP new ${person}`, wholeAt + 1);
    }
    source.nextFailures.push(undefined, { reason: 'throttled' });

    expect(await sync(['VIP'])).toEqual(new Map([['VIP', { reason: 'throttled' }]]));
    expect(progress.get('VIP')?.joinedReadAt).toBe(wholeAt);
    source.calls.length = 0;
    await sync(['VIP']);

    expect(source.calls).toEqual(['joined VIP from the first', 'joined VIP 100']);
    expect(progress.get('VIP')?.joinedReadAt).toBe(clock.now());
  });

  it('are not asked for where nobody has asked', async () => {
    const { clock, source, sync } = createWarmWorld();
    await sync(['VIP']);
    await clock.advance(hourMs);
    source.calls.length = 0;

    await sync(['VIP'], false);

    expect(source.calls).toEqual([]);
  });
});
