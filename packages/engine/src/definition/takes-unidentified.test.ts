import { expect, it } from 'vitest';
import type { Expression } from './expression.ts';
import { takesUnidentified } from './takes-unidentified.ts';

const identified: Expression = { field: 'identified', operator: 'equals', value: true };
const unidentified: Expression = { field: 'identified', operator: 'equals', value: false };
const onPhones: Expression = { field: 'device', operator: 'is_one_of', value: ['mobile'] };

it.each<readonly [string, Expression, boolean]>([
  ['not identified', unidentified, true],
  ['identified', identified, false],
  ['denied to be identified', { not: identified }, true],
  ['denied to be unidentified', { not: unidentified }, false],
  ['everybody', { and: [] }, true],
  ['nobody', { or: [] }, false],
  ['some of them', { and: [unidentified, onPhones] }, false],
  ['they and others', { or: [onPhones, { and: [unidentified] }] }, true],
])('who is %s', (_who, expression, takes) => {
  expect(takesUnidentified(expression)).toBe(takes);
});
