import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClock } from './clock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a timer runs once, unless it is called off', () => {
  using clock = createClock(Date.now);
  const ran: string[] = [];
  clock.after(100, () => ran.push('kept'));
  clock.after(100, () => ran.push('called off'))();
  vi.advanceTimersByTime(1000);
  expect(ran).toEqual(['kept']);
});

test('nothing runs any more once it is disposed of, also what is begun only then', () => {
  const clock = createClock(Date.now);
  const run = vi.fn<() => void>();
  clock.after(100, run);
  clock[Symbol.dispose]();
  clock.after(100, run);
  vi.advanceTimersByTime(1000);
  expect(run).not.toHaveBeenCalled();
});
