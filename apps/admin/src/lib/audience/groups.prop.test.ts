import { type Condition, devices, textOperators } from '@facet/engine';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toId } from '../ids.ts';
import { type Groups, toExpression, toGroups } from './groups.ts';

const key = fc.string({ minLength: 1 }).map((id) => toId(id));
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    field: fc.constant('klaviyo_segment' as const),
    operator: fc.constantFrom('equals' as const, 'does_not_equal' as const),
    value: key,
  }),
  fc.record({
    field: fc.constant('klaviyo_segment' as const),
    operator: fc.constantFrom('any_of' as const, 'all_of' as const, 'none_of' as const),
    value: fc.array(key, { minLength: 1 }),
  }),
  fc.record({
    field: fc.constant('identified' as const),
    operator: fc.constant('equals' as const),
    value: fc.boolean(),
  }),
  fc.record({
    field: fc.constant('device' as const),
    operator: fc.constantFrom('is_one_of' as const, 'is_not_one_of' as const),
    value: fc.subarray([...devices], { minLength: 1 }),
  }),
  fc.record({
    field: fc.constantFrom('page_path' as const, 'page_url' as const),
    operator: fc.constantFrom(...textOperators),
    value: fc.string(),
  }),
  fc.record({
    field: fc.constant('url_parameter' as const),
    name: fc.string({ minLength: 1 }),
    operator: fc.constantFrom('exists' as const, 'does_not_exist' as const),
  }),
);
const groups: fc.Arbitrary<Groups> = fc.array(fc.array(condition, { minLength: 1, maxLength: 4 }), {
  maxLength: 4,
});

test('groups come back unchanged from the expression they stand for', () => {
  fc.assert(
    fc.property(groups, (original) => {
      expect(toGroups(toExpression(original))).toEqual(original);
    }),
  );
});

test('a bare condition, a bare or, and conditions beside groups are groups too', () => {
  fc.assert(
    fc.property(condition, condition, condition, (a, b, c) => {
      expect(toGroups(a)).toEqual([[a]]);
      expect(toGroups({ or: [a, b] })).toEqual([[a, b]]);
      expect(toGroups({ and: [a, { or: [b, c] }] })).toEqual([[a], [b, c]]);
    }),
  );
});

test('any other shape is no groups, so that nothing is bent', () => {
  fc.assert(
    fc.property(condition, condition, (a, b) => {
      expect(toGroups({ not: a })).toBeNull();
      expect(toGroups({ or: [a, { and: [a, b] }] })).toBeNull();
      expect(toGroups({ and: [{ and: [a] }, b] })).toBeNull();
      expect(toGroups({ and: [{ or: [{ not: a }] }] })).toBeNull();
      expect(toGroups({ or: [] })).toBeNull();
    }),
  );
});
