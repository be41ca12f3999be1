import { describe, expect, it } from 'vitest';
import { type BreakerWorld, createBreakerWorld } from './testing/breaker-world.ts';

describe('a breaker after its pause', () => {
  async function createOpen(): Promise<BreakerWorld> {
    const world = createBreakerWorld();
    await world.fail(3);
    await world.clock.advance(1000);
    world.sent.length = 0;
    return world;
  }

  it('lets exactly one call try, and closes with its answer', async () => {
    const { clock, breaker, sent, tryCall } = await createOpen();
    expect(breaker.remainingMs()).toBe(0);
    const trying = Array.from({ length: 20 }, () => tryCall('answered', 300));
    expect(breaker.remainingMs()).toBe(1000);

    await clock.advance(300);

    expect(await Promise.all(trying)).toEqual(['answered', ...Array.from({ length: 19 }, () => 'open')]);
    expect(sent).toEqual(['answered']);
    expect(await tryCall('answered')).toBe('answered');
  });

  it('lets another one try when the first has failed and the next pause is over', async () => {
    const { clock, sent, tryCall } = await createOpen();
    expect(await tryCall('down')).toBe('failed');
    expect(await tryCall('answered')).toBe('open');

    await clock.advance(2000);

    expect(await tryCall('answered')).toBe('answered');
    expect(sent).toEqual(['down', 'answered']);
  });

  it('lets another one try where the first hangs, when the pause for it is over', async () => {
    const { clock, sent, tryCall } = await createOpen();
    const hanging = tryCall('down', 8000);

    for (const waitMs of [0, 2499, 1, 1999]) {
      await clock.advance(waitMs);
      expect(await tryCall('answered')).toBe('open');
    }
    await clock.advance(1);

    expect(await tryCall('answered')).toBe('answered');
    await clock.advance(8000);
    expect(await hanging).toBe('failed');
    expect(sent).toEqual(['down', 'answered']);
  });

  it('lets but one try at a time, though one that hung ends meanwhile', async () => {
    const { clock, sent, tryCall } = await createOpen();
    const hanging = tryCall('down', 5000);
    await clock.advance(4600);
    const trying = tryCall('down', 2000);

    await clock.advance(400);

    expect(await hanging).toBe('failed');
    await clock.advance(1500);
    expect(await tryCall('answered')).toBe('open');
    expect(sent).toEqual(['down', 'down']);
    await clock.advance(2000);
    await trying;
  });

  it('lets one try for itself who insists, at any time', async () => {
    const { breaker, sent, tryCall, fail } = createBreakerWorld();
    await fail(3);
    sent.length = 0;

    expect(await tryCall('down', 0, true)).toBe('failed');
    expect(breaker.remainingMs()).toBe(1000);
    expect(await tryCall('answered', 0, true)).toBe('answered');

    expect(breaker.remainingMs()).toBe(0);
    expect(await tryCall('answered')).toBe('answered');
    expect(sent).toEqual(['down', 'answered', 'answered']);
  });

  it('lets one who insists pass beside the call that tries', async () => {
    const { clock, sent, tryCall } = await createOpen();
    const trying = tryCall('answered', 500);

    expect(await tryCall('answered', 0, true)).toBe('answered');
    await clock.advance(500);

    expect(await trying).toBe('answered');
    expect(sent).toHaveLength(2);
  });
});

describe('a call that is not answered in time', () => {
  it('counts as failed after two and a half seconds', async () => {
    const { clock, breaker, tryCall } = createBreakerWorld();
    const calls = Array.from({ length: 3 }, () => tryCall('down', 8000));

    await clock.advance(2499);
    expect(breaker.isCalm()).toBe(true);
    await clock.advance(1);

    expect(breaker.remainingMs()).toBe(1000);
    await clock.advance(8000);
    await Promise.all(calls);
  });

  it('counts once', async () => {
    const { clock, breaker, tryCall } = createBreakerWorld();
    for (const takesMs of [3000, 3000]) {
      const call = tryCall('down', takesMs);
      await clock.advance(takesMs);
      expect(await call).toBe('failed');
    }

    expect(breaker.remainingMs()).toBe(0);
  });

  it('shows that the source is there again when it is answered after all', async () => {
    const { clock, breaker, call } = createBreakerWorld();
    const late = call('answered', 4000);
    await clock.advance(3000);
    expect(breaker.isCalm()).toBe(false);

    await clock.advance(1000);

    expect(await late).toBe('answered');
    expect(breaker.isCalm()).toBe(true);
  });

  it('does not count after it was answered', async () => {
    const { clock, breaker, tryCall } = createBreakerWorld();
    await tryCall('answered');

    await clock.advance(10_000);

    expect(breaker.isCalm()).toBe(true);
  });
});
