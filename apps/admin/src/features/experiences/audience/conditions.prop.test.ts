import type { Condition } from '@facet/engine';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toId } from '../../../lib/ids.ts';
import { newCondition, withOperator } from './conditions.ts';
import { listOperators, targetingTypes } from './targeting-types.ts';

const fieldWithOperators = fc.constantFrom(...targetingTypes).chain(({ field }) =>
  fc.record({
    field: fc.constant(field),
    operators: fc.array(fc.constantFrom(...listOperators(field)), { minLength: 1, maxLength: 6 }),
  }),
);

test('whatever operators are chosen in turn, the last one stands and its value has the shape that it takes', () => {
  fc.assert(
    fc.property(fieldWithOperators, ({ field, operators }) => {
      const result = operators.reduce(withOperator, newCondition(field));
      expect(result.field).toBe(field);
      expect(result.operator).toBe(operators.at(-1));
      const shape = 'value' in result ? (Array.isArray(result.value) ? 'list' : 'single') : 'none';
      expect(shape).toBe(expectedShape(result.operator));
    }),
  );
});

test('a chosen segment survives going to several and back', () => {
  const one: Condition = {
    field: 'klaviyo_segment',
    operator: 'equals',
    value: toId('VIP'),
  };
  expect(withOperator(withOperator(one, 'any_of'), 'equals')).toEqual(one);
});

test('a parameter keeps its name whatever is asked about it', () => {
  const condition = { field: 'url_parameter', name: 'ref', operator: 'equals', value: 'a' } as const;
  expect(withOperator(condition, 'exists')).toEqual({
    field: 'url_parameter',
    name: 'ref',
    operator: 'exists',
  });
});

function expectedShape(operator: string): 'list' | 'single' | 'none' {
  if (operator.endsWith('_of')) return 'list';
  return operator.includes('exist') ? 'none' : 'single';
}
