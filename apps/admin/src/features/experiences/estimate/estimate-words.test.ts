import type { AudienceEstimate } from '@facet/protocol';
import { expect, test } from 'vitest';
import { visitorTypes } from '../audience/targeting-types.ts';
import { toKnownSentence, toMembersSentence, toReachSentence, toSeenSentence } from './estimate-words.ts';

const now = Date.UTC(2026, 10, 23, 12);
const segment: AudienceEstimate['segments'][number] = {
  id: 'VpX7kd',
  name: 'VIP',
  exists: true,
  members: 1240,
  countedAt: '2026-11-23T10:00:00.000Z',
  in: 42,
  out: 250,
  unknown: 18,
};
const seen = { since: '2026-11-16T12:00:00.000Z', whole: true, visitors: 5400, identified: 310 };
const estimate: AudienceEstimate = { connected: true, segments: [segment], seen, reach: 42, leftOut: [] };

test('a merchant reads how many there are, when that was counted, and who came', () => {
  expect(toMembersSentence(segment, now)).toBe('“VIP” has 1,240 members, as Klaviyo told 2 hours ago.');
  expect(toSeenSentence(seen)).toBe(
    'In the last 7 days your store had 5,400 visitors. Klaviyo identified 310 of them.',
  );
  expect(toKnownSentence(segment, seen)).toBe(
    '42 of them are known to be in it, 250 known not to be, of 18 it is not known now.',
  );
  expect(toReachSentence(estimate)).toBe('The audience would take 42 of these visitors.');
});

test('one is one', () => {
  expect(toMembersSentence({ ...segment, members: 1 }, now)).toContain('has 1 member,');
  expect(toSeenSentence({ ...seen, visitors: 1, identified: 1 })).toContain(
    '1 visitor. Klaviyo identified 1 of',
  );
  expect(toKnownSentence({ ...segment, in: 1, out: 0, unknown: 0 }, seen)).toBe(
    '1 of them is known to be in it.',
  );
});

test('what is not known is said, and nothing is made of it', () => {
  expect(toMembersSentence({ ...segment, members: null, countedAt: null }, now)).toBe(
    'Klaviyo has not counted “VIP” yet.',
  );
  expect(toKnownSentence({ ...segment, in: 0, out: 0 }, seen)).toBe(
    'None of them is known to be in it, of 18 it is not known now.',
  );
  expect(toKnownSentence(segment, { ...seen, identified: 0 })).toBe('');
  expect(toSeenSentence({ ...seen, identified: 0 })).toContain('Klaviyo identified none of them.');
  const nobody = { since: null, whole: true, visitors: 0, identified: 0 };
  expect(toSeenSentence(nobody)).toContain('nothing to go by yet');
  expect(toReachSentence({ ...estimate, seen: nobody })).toBe('');
});

test('of a link nothing is made up, whether anybody has been seen or not', () => {
  const words = 'How many open the link cannot be estimated.';
  expect(toReachSentence({ ...estimate, segments: [], reach: null })).toBe(words);
  const nobody = { since: null, whole: true, visitors: 0, identified: 0 };
  expect(toReachSentence({ ...estimate, segments: [], reach: null, seen: nobody })).toBe(words);
});

test('a store with very many visits is told since when', () => {
  expect(toSeenSentence({ ...seen, whole: false })).toMatch(
    /^Since Nov 1\d, 2026.+, by the newest page views, your store had/,
  );
});

test('every field that is left out is named as the builder names it', () => {
  const leftOut = visitorTypes.flatMap(({ items }) => items.map(({ field }) => field));
  const sentence = toReachSentence({ ...estimate, leftOut });
  expect(sentence).toContain('at most 42 of these visitors');
  expect(sentence).toContain('device, new or returning visitor');
  expect(sentence).not.toContain('_');
});
