import { expect, test } from 'vitest';
import { ApiError } from '../../lib/api/api-error.ts';
import { findNewStoreProblems, findSettingProblems, toSettingProblems } from './setting-problems.ts';
import type { SettingsDraft } from './settings-draft.ts';

const draft: SettingsDraft = {
  name: 'Nordlys',
  originLines: 'https://shop.example',
  facetAddress: '',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  consent: 'required',
  hideLimitMs: 300,
  latePolicy: 'apply_now',
  membershipMaxAgeMs: 86_400_000,
  membershipStaleLimitMs: 86_400_000,
  discounts: 'event',
  globalPrivacyControl: 'respected',
  relays: [],
  cartDetection: true,
  javascriptConditions: false,
};

test('what is right is not complained about', () => {
  expect(findSettingProblems(draft)).toEqual({});
});

test('what cannot be right is named at its field', () => {
  const wrong = { ...draft, name: ' ', originLines: 'shop', facetAddress: '/n', hideLimitMs: 99_999 };
  expect(Object.keys(findSettingProblems(wrong))).toEqual([
    'name',
    'originLines',
    'facetAddress',
    'hideLimitMs',
  ]);
});

test('what the server says stands at the field that it is about', () => {
  const problems = ['name', 'origins.0', 'settings.origins.3', 'address', 'settings.timeZone', 'else'].map(
    (path) => ({ path, message: path }),
  );
  const error = new ApiError({ code: 'invalid_settings', title: '', detail: '', status: 422, problems });
  expect(toSettingProblems(error)).toEqual({
    name: 'name',
    originLines: 'settings.origins.3',
    facetAddress: 'address',
    timeZone: 'settings.timeZone',
  });
  expect(toSettingProblems(new Error('else'))).toEqual({});
});

test.each([
  ['Nordlys', 'shop.example', {}],
  [' ', 'shop.example', { name: 'Give the store a name.' }],
  ['Nordlys', '\n', { originLines: 'Give at least one address: Facet works at these alone.' }],
  ['Nordlys', 'shop.example\nshop', { originLines: 'Not an address: shop' }],
])('a new store %j at %j is told what is missing', (name, originLines, problems) => {
  expect(findNewStoreProblems(name, originLines)).toEqual(problems);
});
