import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSame } from '../../lib/is-same.ts';
import { listDifferences } from './difference.ts';

test('what is the same is not told', () => {
  const before = { name: 'A', settings: { consent: 'not_required', origins: ['a'], hideLimitMs: 300 } };
  const after = { name: 'A', settings: { consent: 'required', origins: ['a', 'b'], hideLimitMs: 300 } };
  expect(listDifferences(before, after)).toEqual([
    { path: ['settings', 'consent'], before: 'not_required', after: 'required' },
    { path: ['settings', 'origins'], before: ['a'], after: ['a', 'b'] },
  ]);
});

test('items are known by their id, wherever they stand, and called by their name', () => {
  const a = { id: '1', name: 'Original', weight: 1 };
  const b = { id: '2', name: 'Bold', weight: 1 };
  const c = { id: '3', name: 'New', weight: 1 };
  expect(listDifferences({ variations: [a, b] }, { variations: [{ ...b, weight: 3 }, a, c] })).toEqual([
    { path: ['variations', 'Bold', 'weight'], before: 1, after: 3 },
    { path: ['variations', 'New'], before: undefined, after: c },
  ]);
  expect(listDifferences([a, b], [b, a])).toEqual([
    { path: [], before: ['Original', 'Bold'], after: ['Bold', 'Original'] },
  ]);
});

test('items without a name are called by their place', () => {
  const [one, other] = [
    { id: 'r7Kd', counted: true },
    { id: 'p2Qx', counted: true },
  ];
  expect(listDifferences({ rows: [one, other] }, { rows: [one, { ...other, counted: false }] })).toEqual([
    { path: ['rows', '2', 'counted'], before: true, after: false },
  ]);
  expect(listDifferences([one, other], [other, one])).toEqual([
    { path: [], before: ['1', '2'], after: ['2', '1'] },
  ]);
});

test('an expression is told as a whole', () => {
  const [one, other] = [{ and: [{ field: 'device' }] }, { and: [] }];
  expect(listDifferences({ expression: one }, { expression: other })).toEqual([
    { path: ['expression'], before: one, after: other },
  ]);
});

test('there is a difference exactly where two values are not the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      expect(listDifferences(before, after).length === 0).toBe(isSame(before, after));
      expect(listDifferences(before, structuredClone(before))).toEqual([]);
    }),
  );
});
