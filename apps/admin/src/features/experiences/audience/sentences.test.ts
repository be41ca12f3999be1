import type { Condition, Expression, Field, Operator } from '@facet/engine';
import { expect, test } from 'vitest';
import { toExpression } from '../../../lib/audience/groups.ts';
import { toSentence } from '../../../lib/audience/sentence.ts';
import { newCondition, withOperator } from './conditions.ts';
import { listOperatorsOf } from './operators.ts';
import { visitorTypes } from './targeting-types.ts';

const nameOf = (id: string): string => (id === 'vip' ? 'VIP' : id);
const fields = visitorTypes.flatMap(({ items }) => items.map(({ field }) => field));
const pairs = fields.flatMap((field) => listOperatorsOf(field).map((operator) => [field, operator] as const));

test.each(pairs)('a fresh condition on %s that %s reads as a sentence, blanks and all', (field, operator) => {
  const condition = withOperator(newCondition(field), operator);
  const sentence = toSentence(toExpression([[condition]]), nameOf);
  expect(sentence).toMatch(/^Everybody who (is|has|uses|does|came|did|speaks|began) ?/);
  expect(sentence).not.toMatch(/undefined|null|NaN|_(?!source|medium|campaign|term|content|id)/);
  expect(sentence).toMatch(/[.…]$/);
});

test('no two questions about one field read alike', () => {
  const told = new Map<string, readonly [Field, Operator]>();
  for (const [field, operator] of pairs) {
    // Several segments and one read alike while none is chosen, and so do one text and a list of texts.
    if (operator.endsWith('_of')) continue;
    const sentence = toSentence(withOperator(newCondition(field), operator), nameOf);
    expect([field, operator, told.get(sentence)]).toEqual([field, operator, undefined]);
    told.set(sentence, [field, operator]);
  }
});

const vip: Condition = withOperator({ ...newCondition('klaviyo_segment') }, 'equals');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the condition above is one on a segment
const inVip = { ...vip, value: 'vip' } as Condition;
const phone: Condition = { field: 'device', operator: 'is_one_of', value: ['mobile'] };
const anonymous: Condition = { field: 'identified', operator: 'equals', value: false };

test.each<readonly [Expression, string]>([
  [{ and: [{ or: [inVip] }] }, 'Everybody who is in the segment “VIP”.'],
  [
    { and: [{ or: [inVip, anonymous] }, { or: [phone] }] },
    'Everybody who either is in the segment “VIP” or is not identified by Klaviyo, and who uses a phone.',
  ],
  [
    { not: { or: [inVip, phone] } },
    'Everybody who is not somebody who either is in the segment “VIP” or uses a phone.',
  ],
  [
    { or: [{ and: [inVip, phone] }, anonymous] },
    'Everybody who (is in the segment “VIP”, and who uses a phone) or is not identified by Klaviyo.',
  ],
  [{ or: [{ or: [] }, phone] }, 'Everybody who (never) or uses a phone.'],
])('%o', (expression, sentence) => {
  expect(toSentence(expression, nameOf)).toBe(sentence);
});
