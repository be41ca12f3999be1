import { expect, test } from 'vitest';
import { toSortKey } from './sort-key.ts';

const sort = (...names: readonly string[]): readonly string[] =>
  names.toSorted((one, other) => (toSortKey(one) < toSortKey(other) ? -1 : 1));

test('names sort as people sort them, numbers by their value', () => {
  expect(sort('Tier 10', 'tier 2', 'Tier 1')).toEqual(['Tier 1', 'tier 2', 'Tier 10']);
});

test('neither letter case nor accents set a name apart', () => {
  expect(sort('Fans', 'Élite', 'eager', 'Zorn')).toEqual(['eager', 'Élite', 'Fans', 'Zorn']);
});

test('names of any script sort, and an empty one too', () => {
  expect(sort('عملاء', '', '🎁 Gifts', 'לקוחות', 'VIP')).toHaveLength(5);
});
