import { type Condition, type Field, type Operator, readExperienceDefinition } from '@facet/engine';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toId } from '../../../lib/ids.ts';
import { newCondition, withOperator } from './conditions.ts';
import { listOperatorsOf } from './operators.ts';
import { visitorTypes } from './targeting-types.ts';

const fields = visitorTypes.flatMap(({ items }) => items.map(({ field }) => field));

const fieldWithOperators = fc.constantFrom(...fields).chain((field) =>
  fc.record({
    field: fc.constant(field),
    operators: fc.array(fc.constantFrom(...listOperatorsOf(field)), { minLength: 1, maxLength: 6 }),
  }),
);

test('whatever operators are chosen in turn, the last one stands and its value has the shape that it takes', () => {
  fc.assert(
    fc.property(fieldWithOperators, ({ field, operators }) => {
      const result = operators.reduce(withOperator, newCondition(field));
      expect(result.field).toBe(field);
      expect(result.operator).toBe(operators.at(-1));
      expect(toShape(result)).toBe(expectedShape(field, result.operator));
    }),
  );
});

test('the dropdown offers every field, and with each field every operator that the engine takes', () => {
  expect(new Set(fields).size).toBe(fields.length);
  for (const field of fields) {
    const taken = listTaken({ ...newCondition(field), operator: 'nonsense' });
    expect([field, ...listOperatorsOf(field)].sort()).toEqual([field, ...taken].sort());
  }
  expect([...fields].sort()).toEqual([...listTaken({ field: 'nonsense' })].sort());
});

test('a chosen segment survives going to several and back', () => {
  const one: Condition = { field: 'klaviyo_segment', operator: 'equals', value: toId('VIP') };
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

test('a number survives being asked as text, in a list and in a range', () => {
  const number: Condition = { field: 'attribute', name: 'total', operator: 'at_least', value: 99.5 };
  const ways: readonly Operator[] = ['equals', 'is_one_of', 'matches_regex', 'is_between'];
  for (const way of ways) expect(withOperator(withOperator(number, way), 'at_least')).toEqual(number);
});

test('text that is no number leaves the number to be filled in', () => {
  const text: Condition = { field: 'attribute', name: 'plan', operator: 'equals', value: 'gold' };
  expect(withOperator(text, 'less_than')).toEqual({ ...text, operator: 'less_than', value: Number.NaN });
});

/** What the engine says is allowed where a word is none of its own. */
function listTaken(condition: object): readonly string[] {
  const result = readExperienceDefinition({
    version: 1,
    id: 'e',
    seed: 's',
    kind: 'personalization',
    status: 'draft',
    variations: [],
    pages: null,
    allocation: 1,
    audience: { type: 'custom', expression: condition },
    mode: { type: 'permanent' },
    holdout: 0,
  });
  const message = result.ok
    ? ''
    : (result.problems.find(({ path }) => /expression\./.test(path))?.message ?? '');
  return message.replace(/^.*allowed: /, '').split(/, | or /);
}

function toShape(condition: Condition): string {
  if (!('value' in condition)) return 'none';
  const { value } = condition;
  if (typeof value !== 'object') return typeof value;
  return 'from' in value ? `range of ${typeof value.from}s` : 'list';
}

function expectedShape(field: Field, operator: Operator): string {
  if (field === 'identified') return 'boolean';
  if (operator.endsWith('_of')) return 'list';
  if (operator.includes('exist')) return 'none';
  if (operator.endsWith('between')) return field === 'attribute' ? 'range of numbers' : 'range of strings';
  return /than|at_/.test(operator) ? 'number' : 'string';
}
