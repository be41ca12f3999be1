import { expect, test } from 'vitest';
import { findPage, findTexts } from './search.ts';

test('texts are taken by name, and what is empty, no text or not asked for is not there', () => {
  const search = { search: 'vip', status: '', page: 2, show: ['a'], other: 'x' };
  expect(findTexts(search, 'search', 'status', 'show', 'view')).toEqual({ search: 'vip' });
});

test('the first page and what is no page have no number', () => {
  expect(findPage({ page: '3' })).toEqual({ page: 3 });
  for (const page of [undefined, 1, 0, -2, 1.5, 'x', 1_000_000]) expect(findPage({ page })).toEqual({});
});
