import { describe, expect, it } from 'vitest';
import { wait } from './clock.ts';
import { createSingleFlight } from './single-flight.ts';
import { createVirtualClock } from './testing/virtual-clock.ts';

function createWorld() {
  const clock = createVirtualClock();
  const flights = createSingleFlight<string>();
  const begun: string[] = [];
  const join = (key: string, parts: readonly string[], fails = false): Promise<string> =>
    flights.join(key, parts, async () => {
      const name = `${key} ${parts.join('+')}`;
      begun.push(name);
      await wait(clock, 100);
      if (fails) throw new Error(name);
      return name;
    });
  return { clock, begun, join };
}

describe('work by many who want the same', () => {
  it('is done once at a time', async () => {
    const { clock, begun, join } = createWorld();

    const joined = await clock.finish(Promise.all([join('a', ['x', 'y']), join('a', ['x']), join('a', [])]));

    expect(joined).toEqual(['a x+y', 'a x+y', 'a x+y']);
    expect(begun).toEqual(['a x+y']);
  });

  it('is done apart under each key', async () => {
    const { clock, begun, join } = createWorld();

    await clock.finish(Promise.all([join('a', ['x']), join('b', ['x'])]));

    expect(begun).toEqual(['a x', 'b x']);
  });

  it('is done after the running one where that does not cover all of it, once for all who wait', async () => {
    const { clock, begun, join } = createWorld();

    const joined = await clock.finish(
      Promise.all([join('a', ['x']), join('a', ['x', 'y']), join('a', ['y'])]),
    );

    expect(joined).toEqual(['a x', 'a x+y', 'a x+y']);
    expect(begun).toEqual(['a x', 'a x+y']);
  });

  it('is done again by the next one', async () => {
    const { clock, begun, join } = createWorld();
    await clock.finish(join('a', ['x']));

    await clock.finish(join('a', ['x']));

    expect(begun).toEqual(['a x', 'a x']);
  });

  it('fails for all who joined, and is done again by who waits for more', async () => {
    const { clock, join } = createWorld();
    const failing = [join('a', ['x'], true), join('a', ['x'])];
    const waiting = join('a', ['y']);
    await clock.advance(100);

    expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await clock.finish(waiting)).toBe('a y');
  });
});
