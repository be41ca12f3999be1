import { expect, test } from 'vitest';
import { filterExperiences } from './filter-experiences.ts';

const list = [
  { name: 'VIP welcome', status: 'running', kind: 'personalization', updatedAt: '2026-11-01T00:00:00Z' },
  { name: 'Win-back hero', status: 'draft', kind: 'test', updatedAt: '2026-11-03T00:00:00Z' },
  { name: 'Hero for VIPs', status: 'draft', kind: 'test', updatedAt: '2026-11-02T00:00:00Z' },
] as const;
const names = (filters: Parameters<typeof filterExperiences>[1]) =>
  filterExperiences(list, filters).map(({ name }) => name);

test('without filters all are listed, last changed first', () => {
  expect(names({})).toEqual(['Win-back hero', 'Hero for VIPs', 'VIP welcome']);
});

test('every word of the search must occur, in any order and case', () => {
  expect(names({ search: 'vip HERO' })).toEqual(['Hero for VIPs']);
  expect(names({ search: 'nothing' })).toEqual([]);
});

test('status and kind narrow together', () => {
  expect(names({ kind: 'test', status: 'draft' })).toEqual(['Win-back hero', 'Hero for VIPs']);
  expect(names({ kind: 'personalization', status: 'draft' })).toEqual([]);
});
