import { expect, test } from 'vitest';
import { dependsOnIdentity } from '../index.ts';
import { toPersonalization, toTest } from '../testing/to-definition.ts';

const vip = { field: 'klaviyo_segment', operator: 'equals', value: 'VIP' };
const notVip = { ...vip, operator: 'does_not_equal' };
const mobile = { field: 'device', operator: 'is_one_of', value: ['mobile'] };
const identified = (value: boolean) => ({ field: 'identified', operator: 'equals', value });

test.each([
  ['never', mobile],
  ['never', { and: [] }],
  ['always', vip],
  ['always', notVip],
  ['always', { not: vip }],
  ['always', { ...vip, operator: 'none_of', value: ['VIP', 'Win-back'] }],
  ['always', { and: [mobile, vip] }],
  ['always', { or: [vip, notVip] }],
  ['always', { not: { or: [vip, mobile] } }],
  ['always', identified(true)],
  ['always', { not: identified(false) }],
  ['sometimes', identified(false)],
  ['sometimes', { not: identified(true) }],
  ['sometimes', { or: [mobile, vip] }],
  ['sometimes', { not: { and: [vip, mobile] } }],
  ['sometimes', { or: [identified(false), notVip] }],
])('%s: an audience of %j', (depends, expression) => {
  const audience = { type: 'custom', expression };

  expect(dependsOnIdentity(toTest({ audience }))).toBe(depends);
  expect(dependsOnIdentity(toPersonalization({ audience }))).toBe(depends);
});

const split = { type: 'split' };
const leave = { type: 'leave' };
const exclude = { type: 'exclude' };

test.each([
  ['never', [[mobile, split]], leave],
  ['never', [], split],
  ['always', [[vip, split]], leave],
  ['always', [[vip, split]], split],
  [
    'always',
    [
      [vip, split],
      [mobile, split],
    ],
    split,
  ],
  [
    'always',
    [
      [mobile, leave],
      [vip, split],
    ],
    leave,
  ],
  [
    'always',
    [
      [identified(false), leave],
      [vip, split],
    ],
    leave,
  ],
  [
    'sometimes',
    [
      [mobile, split],
      [vip, split],
    ],
    leave,
  ],
  [
    'sometimes',
    [
      [mobile, exclude],
      [vip, split],
    ],
    leave,
  ],
  [
    'sometimes',
    [
      [identified(false), split],
      [vip, split],
    ],
    leave,
  ],
  ['sometimes', [[identified(true), split]], split],
] as const)('%s: rows of %j, otherwise %j', (depends, pairs, otherwise) => {
  const rows = pairs.map(([when, action], index) => ({ id: `r${index}`, when, action, counted: true }));

  expect(dependsOnIdentity(toTest({ audience: { type: 'advanced', rows, otherwise } }))).toBe(depends);
});

test('never: an audience of everyone', () => {
  expect(dependsOnIdentity(toTest())).toBe('never');
});
