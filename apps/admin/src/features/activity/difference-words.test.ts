import { expect, test } from 'vitest';
import { toPlaceWords, toValueWords } from './difference-words.ts';

test.each([
  [['settings', 'consent'], 'Consent'],
  [['settings', 'timeZone'], 'Time zone'],
  [['variations', 'Bold & <b>', 'weight'], 'Variations › Bold & <b> › Weight'],
  [['audience', 'expression'], 'Audience › Who'],
  [['mode', 'everyMs'], 'How long it lasts › Decided again every'],
  [[], 'All of it'],
])('%j is %s', (path, words) => {
  expect(toPlaceWords({ path, before: 1, after: 2 })).toBe(words);
});

test.each([
  ['not_required', ['consent'], 'not required'],
  ['Not_a word', ['x'], 'Not_a word'],
  ['draft_of_mine', ['name'], '“draft_of_mine”'],
  [true, ['cartDetection'], 'yes'],
  [null, ['address'], 'nothing'],
  [300, ['hideLimitMs'], '300 ms'],
  [3_600_000, ['membershipMaxAgeMs'], '1 hour'],
  [172_800_000, ['membershipStaleLimitMs'], '2 days'],
  [0.125, ['allocation'], '12.5 %'],
  [1234, ['lines'], '1,234'],
  [['ga4', 'data_layer'], ['relays'], 'ga4, data layer'],
  [[], ['origins'], 'none'],
  [{ id: '1', name: 'Bold' }, ['variations', 'Bold'], '“Bold”'],
  [{ type: 'everyone' }, ['audience'], 'everyone'],
  [{ type: 'leave' }, ['audience', 'otherwise'], 'shown the original'],
  [
    { and: [{ field: 'klaviyo_segment', operator: 'equals', value: 'VpX7kd' }] },
    ['audience', 'expression'],
    'Everybody who is in the segment “VpX7kd”.',
  ],
  [
    { and: [{ field: 'mood', operator: 'equals', value: 'good' }] },
    ['expression'],
    'and: field: mood; operator: equals; value: good',
  ],
  [{ id: 'row-1', counted: true }, ['rows', 'row-1'], 'counted in results: yes'],
  [
    {
      id: 'row-1',
      when: { and: [{ field: 'klaviyo_segment', operator: 'equals', value: 'VIP' }] },
      action: { type: 'split' },
      counted: true,
    },
    ['audience', 'rows', 'row-1'],
    'Everybody who is in the segment “VIP”. They are split by the weights.',
  ],
  [
    {
      id: 'row-2',
      when: { and: [{ field: 'klaviyo_segment', operator: 'equals', value: 'VIP' }] },
      action: { type: 'assign', variation: 'v1' },
      counted: false,
    },
    ['audience', 'rows', 'row-2'],
    'Everybody who is in the segment “VIP”. They are given one variation, and not counted.',
  ],
  [
    { when: { and: [{ field: 'klaviyo_segment', operator: 'equals', value: 'VIP' }] }, holdout: 0.1 },
    ['x'],
    'who: Everybody who is in the segment “VIP”; holdout: 10 %',
  ],
  [{ start: '2026-12-01T09:30', end: undefined }, ['schedule'], 'from: Dec 1, 2026, 9:30 AM; until: nothing'],
])('%j at %j is %s', (value, path, words) => {
  expect(toValueWords(value, path).replaceAll(/\s/g, ' ')).toBe(words);
});

test('how Klaviyo was connected is told in words', () => {
  expect(toPlaceWords({ path: ['method'], before: undefined, after: 'oauth' })).toBe('Connected by');
  expect(toValueWords('oauth', ['method'])).toBe('signing in with Klaviyo');
});
