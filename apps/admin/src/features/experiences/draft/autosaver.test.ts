import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../../../lib/api/api-error.ts';
import { Autosaver, type AutosaveState } from './autosaver.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const failure = (code: string, status: number) =>
  new ApiError({ code, status, title: `Title of ${code}`, detail: `Detail of ${code}` });

/** A page with a text, and a server that takes it or fails with what stands in `failures`. */
function open() {
  const page = { text: '', saved: '', states: [] as AutosaveState['type'][], sent: [] as string[] };
  const failures: ApiError[] = [];
  let theirs: string | undefined;
  const answers: (() => void)[] = [];
  let isSlow = false;
  const saver = Autosaver.create({
    isDue: () => page.text !== page.saved,
    send: async () => {
      const { text } = page;
      page.sent.push(text);
      if (isSlow) await new Promise<void>((resolve) => answers.push(resolve));
      const error = failures.shift();
      if (error !== undefined) throw error;
      page.saved = text;
    },
    catchUp: async () => {
      await Promise.resolve();
      if (theirs !== undefined) [page.text, page.saved] = [theirs, theirs];
    },
    tell: ({ type }) => page.states.push(type),
  });
  return {
    page,
    failures,
    saver,
    type: (text: string) => {
      page.text = text;
      saver.touch();
    },
    beSlow: () => {
      isSlow = true;
    },
    answer: async () => {
      answers.shift()?.();
      await vi.advanceTimersByTimeAsync(0);
    },
    giveTheirs: (text: string) => {
      theirs = text;
    },
  };
}

test('what is typed is saved once, a moment after the last keystroke', async () => {
  const { page, type } = open();
  for (const text of ['h', 'he', 'hey']) {
    type(text);
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(page.sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(300);
  expect([page.sent, page.states]).toEqual([['hey'], ['saving', 'quiet']]);
});

test('what is taken back before it is saved is not sent at all', async () => {
  const { page, type } = open();
  type('h');
  type('');
  await vi.advanceTimersByTimeAsync(5000);
  expect([page.sent, page.states]).toEqual([[], []]);
});

test('of a slow server one answer is waited for at a time, and what was typed meanwhile follows', async () => {
  const { page, type, beSlow, answer } = open();
  beSlow();
  type('one');
  await vi.advanceTimersByTimeAsync(800);
  type('two');
  await vi.advanceTimersByTimeAsync(5000);
  expect(page.sent).toEqual(['one']);
  await answer();
  await answer();
  expect([page.sent, page.saved]).toEqual([['one', 'two'], 'two']);
});

test('without an answer it tries again, each time later, until there is one', async () => {
  const { page, type, failures } = open();
  failures.push(...Array.from({ length: 7 }, () => failure('network', 0)), failure('unavailable', 503));
  type('kept');
  await vi.advanceTimersByTimeAsync(800 + 1000 + 2000 + 4000);
  expect(page.sent.length).toBe(4);
  await vi.advanceTimersByTimeAsync(8000 + 16_000 + 30_000 + 30_000 + 30_000);
  expect([page.sent.length, page.saved, page.states.at(-1)]).toEqual([9, 'kept', 'quiet']);
});

test('after the session ended it waits until it is told to go on', async () => {
  const { page, type, failures, saver } = open();
  failures.push(failure('unauthenticated', 401));
  type('kept');
  await vi.advanceTimersByTimeAsync(60_000);
  expect([page.sent.length, page.states.at(-1)]).toEqual([1, 'signed_out']);
  await saver.flush();
  expect([page.saved, page.states.at(-1)]).toEqual(['kept', 'quiet']);
});

test('what is refused is not sent again before it changes', async () => {
  const { page, type, failures } = open();
  failures.push(failure('payload_too_large', 413));
  type('too long');
  await vi.advanceTimersByTimeAsync(60_000);
  expect([page.sent, page.states.at(-1)]).toEqual([['too long'], 'refused']);
  type('short');
  await vi.advanceTimersByTimeAsync(800);
  expect(page.saved).toBe('short');
});

test('overtaken by somebody who changed nothing of it, it goes on at once', async () => {
  const { page, type, failures } = open();
  failures.push(failure('stale_draft', 409));
  type('mine');
  await vi.advanceTimersByTimeAsync(800);
  expect([page.sent, page.saved, page.states.at(-1)]).toEqual([['mine', 'mine'], 'mine', 'quiet']);
});

test('overtaken by another version, it sends nothing over it', async () => {
  const { page, type, failures, giveTheirs } = open();
  failures.push(failure('stale_draft', 409));
  giveTheirs('theirs');
  type('mine');
  await vi.advanceTimersByTimeAsync(60_000);
  expect([page.sent, page.saved, page.states.at(-1)]).toEqual([['mine'], 'theirs', 'quiet']);
});

test('while something else saves, nothing is sent; afterwards what is still due is', async () => {
  const { page, type, saver } = open();
  await saver.hold(async () => {
    type('typed while publishing');
    await vi.advanceTimersByTimeAsync(5000);
    expect(page.sent).toEqual([]);
  });
  await vi.advanceTimersByTimeAsync(800);
  expect(page.saved).toBe('typed while publishing');
});

test('once its page is gone, nothing is sent', async () => {
  const { page, type, saver } = open();
  type('late');
  saver.stop();
  type('later');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(page.sent).toEqual([]);
});
