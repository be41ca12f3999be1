import { describe, expect, it } from 'vitest';
import { wait, within } from './clock.ts';
import { createVirtualClock } from './testing/virtual-clock.ts';

describe('within', () => {
  it('gives the result that is there in time', async () => {
    const clock = createVirtualClock();

    expect(await clock.finish(within(clock, 100, Promise.resolve('done')))).toBe('done');
  });

  it('gives nothing where the deadline is first, and lets the work go on', async () => {
    const clock = createVirtualClock();
    const startedAt = clock.now();
    const doWork = async (): Promise<number> => {
      await wait(clock, 200);
      return clock.now() - startedAt;
    };
    const work = doWork();

    const given = within(clock, 100, work);
    await clock.advance(100);

    expect(await given).toBeUndefined();
    expect(await clock.finish(work)).toBe(200);
  });

  it('hands on what went wrong in time', async () => {
    const clock = createVirtualClock();

    await expect(within(clock, 100, Promise.reject(new Error('bug')))).rejects.toThrow('bug');
  });
});
