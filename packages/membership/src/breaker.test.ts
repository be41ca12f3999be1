import { describe, expect, it } from 'vitest';
import { type BreakerWorld, createBreakerWorld, Down, Refused } from './testing/breaker-world.ts';

describe('a breaker', () => {
  it('hands on what the call gave, and what went wrong', async () => {
    const { call } = createBreakerWorld();

    expect(await call('answered')).toBe('answered');
    await expect(call('down')).rejects.toThrow(Down);
    await expect(call('refused')).rejects.toThrow(Refused);
  });

  it('opens at the third failure in a row', async () => {
    const { breaker, tryCall, fail } = createBreakerWorld();
    await fail(2);
    expect(breaker.remainingMs()).toBe(0);

    await fail(1);

    expect(breaker.remainingMs()).toBe(1000);
    expect(await tryCall('answered')).toBe('open');
  });

  it('does not open where something was answered between the failures', async () => {
    const { breaker, tryCall, fail } = createBreakerWorld();
    await fail(2);
    await tryCall('answered');
    await fail(2);

    expect(breaker.remainingMs()).toBe(0);
  });

  it('takes a no of the source for an answer', async () => {
    const { breaker, tryCall, fail } = createBreakerWorld();
    await fail(2);
    await tryCall('refused');
    expect(breaker.isCalm()).toBe(true);

    for (let time = 0; time < 10; time += 1) await tryCall('refused');

    expect(breaker.remainingMs()).toBe(0);
  });

  it('is calm until something fails, and again when something is answered', async () => {
    const { breaker, tryCall, fail } = createBreakerWorld();
    expect(breaker.isCalm()).toBe(true);
    await fail(1);
    expect(breaker.isCalm()).toBe(false);

    await tryCall('answered');

    expect(breaker.isCalm()).toBe(true);
  });

  it('counts what failed before a call could be made', () => {
    const { breaker } = createBreakerWorld();

    for (let time = 0; time < 3; time += 1) breaker.failed();

    expect(breaker.remainingMs()).toBe(1000);
  });

  it('says when to ask again', async () => {
    const { clock, call, fail } = createBreakerWorld();
    await fail(4);
    await clock.advance(1000);
    await fail(1);
    await clock.advance(500);

    await expect(call('answered')).rejects.toThrow(expect.objectContaining({ retryAfterMs: 1500 }));
  });
});

describe('the pause of a breaker', () => {
  /** The pauses after the third failure and each that follows. */
  const listPauses = async (random: () => number): Promise<readonly number[]> => {
    const { clock, breaker, fail } = createBreakerWorld(random);
    await fail(2);
    const pauses: number[] = [];
    for (let pause = 0; pause < 6; pause += 1) {
      await fail(1);
      pauses.push(breaker.remainingMs());
      await clock.advance(breaker.remainingMs());
    }
    return pauses;
  };

  it('doubles up to ten seconds', async () => {
    expect(await listPauses(() => 1)).toEqual([1000, 2000, 4000, 8000, 10_000, 10_000]);
  });

  it('is shorter by up to a half, by chance, so that not all processes try at once', async () => {
    expect(await listPauses(() => 0)).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
  });

  it('is no longer for calls that were under way when it began', async () => {
    const { clock, breaker, tryCall } = createBreakerWorld();
    const storm = Array.from({ length: 50 }, () => tryCall('down', 100));
    await clock.advance(100);
    await Promise.all(storm);
    expect(breaker.remainingMs()).toBe(1000);

    await clock.advance(1000);
    await tryCall('down');

    expect(breaker.remainingMs()).toBe(2000);
  });

  it('begins anew, short, after an answer', async () => {
    const { clock, breaker, tryCall, fail } = createBreakerWorld();
    await fail(3);
    await clock.advance(1000);
    await fail(1);
    await clock.advance(2000);
    await tryCall('answered');

    await fail(3);

    expect(breaker.remainingMs()).toBe(1000);
  });
});

describe('a breaker whose clock is set back by an hour', () => {
  async function createSetBack(): Promise<BreakerWorld> {
    const world = createBreakerWorld();
    await world.fail(3);
    world.clock.set(world.clock.now() - 3_600_000);
    return world;
  }

  it('does not stay open for that hour', async () => {
    const { breaker, tryCall } = await createSetBack();

    expect(breaker.remainingMs()).toBe(0);
    expect(await tryCall('answered')).toBe('answered');
  });

  it('opens again where the source still does not answer', async () => {
    const { breaker, tryCall } = await createSetBack();

    await tryCall('down');

    expect(breaker.remainingMs()).toBe(2000);
  });
});
