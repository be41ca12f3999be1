import type { Segment } from '@facet/protocol';
import { expect, test } from 'vitest';
import { toListPollMs, toPollMs } from './poll-interval.ts';

type State = NonNullable<Segment['warm']>['state'];
const segment = (warm: State | null, state: Segment['state'] = 'active', exists = true) => ({
  state,
  exists,
  warm: warm === null ? null : { state: warm, members: 0, readAt: null },
});

test('nothing is looked at again where no segment is to be kept ready, or all are', () => {
  expect(toPollMs([])).toBe(false);
  expect(toPollMs([segment(null), segment('ready')])).toBe(false);
});

test('a segment that is being read is looked at again within seconds, however many are ready', () => {
  expect(toPollMs([segment('ready'), segment('reading')])).toBe(3000);
  expect(toPollMs([segment('waiting')])).toBe(3000);
});

test('what waits for Klaviyo is looked at less often', () => {
  expect(toPollMs([segment('failing')])).toBe(15_000);
  expect(toPollMs([segment('waiting', 'processing')])).toBe(15_000);
  expect(toPollMs([segment('waiting', 'active', false)])).toBe(15_000);
  expect(toPollMs([segment('failing'), segment('reading')])).toBe(3000);
});

test('a list that is being read from Klaviyo is looked at again at once', () => {
  const list = {
    segments: [],
    total: 0,
    known: 0,
    next: null,
    readAt: null,
    reading: { found: 100, since: '2026-11-25T12:00:00.000Z' },
    interrupted: false,
  };
  expect(toListPollMs(list)).toBe(1000);
  expect(toListPollMs({ ...list, reading: null })).toBe(false);
  expect(toListPollMs(undefined)).toBe(false);
});
