import { type Field, readExperienceDefinition } from '@facet/engine';
import { expect, it } from 'vitest';
import { canBeTaken, type EstimableAudience, type Known, listLeftOut } from './reach.ts';

const vip = { field: 'klaviyo_segment', operator: 'equals', value: 'VIP' };
const unidentified = { field: 'identified', operator: 'equals', value: false };
const phone = { field: 'device', operator: 'is_one_of', value: ['mobile'] };

const anonymous: Known = { identified: false, memberOf: () => null };
const member: Known = { identified: true, memberOf: () => true };
const outsider: Known = { identified: true, memberOf: () => false };
const unread: Known = { identified: true, memberOf: () => null };

function define(audience: object): EstimableAudience {
  const result = readExperienceDefinition({
    version: 1,
    id: 'e',
    seed: 's',
    kind: 'test',
    status: 'draft',
    variations: [true, false].map((control) => ({ id: `${control}`, control, weight: 1, changes: [] })),
    pages: null,
    allocation: 1,
    audience,
  });
  if (!result.ok || result.definition.audience.type === 'link') throw new Error(JSON.stringify(result));
  return result.definition.audience;
}

const custom = (expression: object) => define({ type: 'custom', expression });
const advanced = (rows: readonly (readonly [object, string])[], otherwise = 'leave') =>
  define({
    type: 'advanced',
    rows: rows.map(([when, type], index) => ({ id: `r${index}`, when, action: { type }, counted: true })),
    otherwise: { type: otherwise },
  });

it.each<readonly [string, EstimableAudience, readonly boolean[]]>([
  ['in a segment', custom(vip), [false, true, false, false]],
  ['not in a segment', custom({ ...vip, operator: 'does_not_equal' }), [false, false, true, false]],
  [
    'in none of two',
    custom({ ...vip, operator: 'none_of', value: ['VIP', 'New'] }),
    [false, false, true, false],
  ],
  ['in a segment, on a phone', custom({ and: [vip, phone] }), [false, true, false, false]],
  ['in a segment or on a phone', custom({ or: [vip, phone] }), [true, true, true, true]],
  ['not: in a segment or on a phone', custom({ not: { or: [vip, phone] } }), [false, false, true, false]],
  [
    'a segment row stops whom nobody knows',
    advanced([
      [vip, 'exclude'],
      [phone, 'split'],
    ]),
    [false, false, true, false],
  ],
  [
    'unless a row in front takes them',
    advanced([
      [unidentified, 'split'],
      [vip, 'split'],
    ]),
    [true, true, false, false],
  ],
  ['otherwise takes the rest', advanced([[vip, 'leave']], 'split'), [false, false, true, false]],
  [
    'a row that may not fit lets others on',
    advanced([
      [phone, 'exclude'],
      [vip, 'split'],
    ]),
    [false, true, false, false],
  ],
])('%s', (_, audience, expected) => {
  expect([anonymous, member, outsider, unread].map((known) => canBeTaken(audience, known))).toEqual(expected);
});

it('fields that Klaviyo does not decide are named once each', () => {
  const audience = custom({ and: [vip, phone, { not: phone }, unidentified] });
  const conditions =
    audience.type === 'custom' && 'and' in audience.expression ? audience.expression.and : [];
  const leaves = conditions.flatMap((each) => ('field' in each ? [each] : []));
  expect(listLeftOut(leaves)).toEqual<Field[]>(['device']);
});
