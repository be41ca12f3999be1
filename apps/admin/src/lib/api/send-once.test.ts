import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sendOnce } from './send-once.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Something that is sent and answered by hand. */
function open() {
  const answers: ((value: string) => void)[] = [];
  const send = () => new Promise<string>((resolve) => answers.push(resolve));
  return { answers, send };
}

test('what is sent twice in one go is sent once, and both hear the answer', async () => {
  const { answers, send } = open();
  const both = [sendOnce('create', send), sendOnce('create', send)];
  expect(answers.length).toBe(1);
  answers[0]?.('created');
  expect(await Promise.all(both)).toEqual(['created', 'created']);
});

test('something else, what was answered, and what is done again later are sent for themselves', async () => {
  const { answers, send } = open();
  const first = sendOnce('on', send);
  void sendOnce('off', send);
  expect(answers.length).toBe(2);
  answers[0]?.('done');
  await first;
  void sendOnce('on', send);
  expect(answers.length).toBe(3);
  vi.advanceTimersByTime(1500);
  void sendOnce('on', send);
  expect(answers.length).toBe(4);
});

test('both hear of a failure, and it can be tried again at once', async () => {
  const fail = () => Promise.reject(new Error('no'));
  const both = [sendOnce('broken', fail), sendOnce('broken', fail)];
  for (const each of both) await expect(each).rejects.toThrow('no');
  expect(await sendOnce('broken', async () => 'mended')).toBe('mended');
});
