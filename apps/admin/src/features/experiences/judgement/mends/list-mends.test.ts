import {
  type ExperienceDefinition,
  type PersonalizationDefinition,
  readExperienceDefinition,
} from '@facet/engine';
import { expect, test } from 'vitest';
import { listMends } from './list-mends.ts';

const vip = { field: 'klaviyo_segment', operator: 'equals', value: 'VIP' };
const notVip = { ...vip, operator: 'does_not_equal' };
const phone = { field: 'device', operator: 'is_one_of', value: ['mobile'] };
const computer = { field: 'device', operator: 'is_one_of', value: ['desktop'] };
const unidentified = { field: 'identified', operator: 'equals', value: false };

const define = (kind: ExperienceDefinition['kind'], changes: object): ExperienceDefinition => {
  const result = readExperienceDefinition({
    version: 1,
    id: 'e',
    seed: 's',
    kind,
    status: 'draft',
    variations: [true, false].map((control) => ({
      id: `${control}`,
      control,
      weight: 1,
      changes: control ? [] : [{ kind: 'text', selector: 'h1', value: 'Hello' }],
    })),
    pages: null,
    allocation: 1,
    audience: { type: 'everyone' },
    ...(kind === 'personalization' && { mode: { type: 'permanent' }, holdout: 0 }),
    ...changes,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.definition;
};
const custom = (expression: object) => ({ audience: { type: 'custom', expression } });
const advanced = (...whens: object[]) => ({
  audience: {
    type: 'advanced',
    rows: whens.map((when, index) => ({ id: `r${index}`, when, action: { type: 'split' }, counted: true })),
    otherwise: { type: 'leave' },
  },
});

/** The labels of the mends, and what each makes of the definition; every one of them is still a definition. */
function mend(
  warning: { readonly code: string; readonly path?: string; readonly about?: string },
  definition: ExperienceDefinition,
  other?: ExperienceDefinition,
): readonly (readonly [string, ExperienceDefinition])[] {
  return listMends({ message: '', ...warning }, definition, { other, newId: () => 'new' }).map((each) => {
    const mended = each.apply(definition);
    expect(readExperienceDefinition(mended)).toMatchObject({ ok: true });
    expect(mended).not.toEqual(definition);
    return [each.label, mended];
  });
}

test('the trap becomes an Advanced audience of the same visitors', () => {
  const [made] = mend({ code: 'default_assignment_trap' }, define('test', custom(vip)));
  expect(made?.[0]).toBe('Convert to Advanced');
  expect(made?.[1].audience).toEqual({
    type: 'advanced',
    rows: [{ id: 'new', when: vip, action: { type: 'split' }, counted: true }],
    otherwise: { type: 'leave' },
  });
});

test('the unidentified get in beside those who are not in a segment, whatever the shape of the rule', () => {
  const let_ = (path: string, expression: object) =>
    mend(
      { code: 'unidentified_left_out', path: `audience.expression${path}` },
      define('personalization', custom(expression)),
    ).map(([label, { audience }]) => [label, 'expression' in audience ? audience.expression : null]);
  const label = 'Let in visitors who are not identified, too';
  expect(let_('.and.1.or.0', { and: [{ or: [phone] }, { or: [notVip, phone] }] })).toEqual([
    [label, { and: [{ or: [phone] }, { or: [notVip, phone, unidentified] }] }],
  ]);
  expect(let_('', notVip)).toEqual([[label, { or: [notVip, unidentified] }]]);
  expect(let_('.and.0', { and: [notVip, phone] })).toEqual([
    [label, { and: [{ or: [notVip, unidentified] }, phone] }],
  ]);
  expect(let_('.not', { not: vip })).toEqual([]);
});

test('in an Advanced audience they get a row of their own in front', () => {
  const [made] = mend(
    { code: 'unidentified_left_out', path: 'audience.rows.0.when' },
    define('test', advanced(notVip)),
  );
  expect(made?.[0]).toBe('Add a row for visitors who are not identified');
  expect(made?.[1].audience).toMatchObject({
    rows: [
      { id: 'new', when: { and: [{ or: [unidentified] }] } },
      { id: 'r0', when: notVip },
    ],
  });
});

test('a group that can never fit is taken out where another one stays', () => {
  const path = 'audience.expression.and.1';
  const two = define('personalization', custom({ and: [{ or: [phone] }, { or: [computer] }] }));
  expect(mend({ code: 'never_true', path }, two).map(([label, { audience }]) => [label, audience])).toEqual([
    ['Take out group 2', { type: 'custom', expression: { and: [{ or: [phone] }] } }],
  ]);
  const one = define('personalization', custom({ and: [{ or: [] }] }));
  expect(mend({ code: 'never_true', path: 'audience.expression.and.0' }, one)).toEqual([]);
});

test('a row that can never fit is taken out, or one of its groups', () => {
  const definition = define('test', advanced({ and: [phone, computer] }, vip));
  const mended = mend({ code: 'never_true', path: 'audience.rows.0.when.and.1' }, definition);
  expect(mended.map(([label]) => label)).toEqual(['Take out group 2', 'Take out row 1']);
  expect(mended.map(([, { audience }]) => audience)).toMatchObject([
    { rows: [{ when: { and: [phone] } }, { when: vip }] },
    { rows: [{ when: vip }] },
  ]);
});

test('what has no effect goes', () => {
  const idle = define('personalization', custom({ and: [{ or: [vip] }, { and: [] }] }));
  expect(
    mend({ code: 'group_always_true', path: 'audience.expression.and.1' }, idle).map(([label]) => label),
  ).toEqual(['Take out group 2']);
  const everybody = define('test', custom({ and: [] }));
  expect(mend({ code: 'always_true', path: 'audience.expression' }, everybody)[0]?.[1].audience).toEqual({
    type: 'everyone',
  });
  const pages = define('test', { pages: { and: [] } });
  expect(mend({ code: 'always_true', path: 'pages' }, pages)[0]?.[1].pages).toBeNull();
  const rows = define('test', advanced({ and: [] }, vip, phone));
  expect(mend({ code: 'rows_unreached', path: 'audience.rows.0.when' }, rows)[0]?.[1].audience).toMatchObject(
    { rows: [{ id: 'r0' }] },
  );
});

test('a segment that is gone is taken out of a list, or its condition where another stays', () => {
  const gone = (expression: object, path: string) =>
    mend({ code: 'segment_gone', about: 'VIP', path }, define('personalization', custom(expression))).map(
      ([label, { audience }]) => [label, 'expression' in audience ? audience.expression : null],
    );
  const some = { field: 'klaviyo_segment', operator: 'any_of', value: ['VIP', 'New'] };
  expect(gone(some, 'audience.expression')).toEqual([['Take this segment out', { ...some, value: ['New'] }]]);
  expect(gone({ and: [{ or: [vip] }, { or: [phone] }] }, 'audience.expression.and.0.or.0')).toEqual([
    ['Take this condition out', { and: [{ or: [phone] }] }],
  ]);
  expect(gone({ and: [{ or: [vip] }] }, 'audience.expression.and.0.or.0')).toEqual([]);
});

test('of two that change the same, this one can be let show, or both kept apart', () => {
  const other = define('personalization', { id: 'o', priority: 4, group: { key: 'Hero', weight: 1 } });
  const mended = mend({ code: 'conflict', about: 'o' }, define('personalization', {}), other);
  expect(mended.map(([label]) => label)).toEqual([
    'Put it into the exclusion group “Hero”, too',
    'Let this one show: give it priority 5',
  ]);
  expect(mended.map(([, { group }]) => group?.key)).toEqual(['Hero', undefined]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made as one
  expect(mended.map(([, made]) => (made as PersonalizationDefinition).priority)).toEqual([undefined, 5]);
  expect(mend({ code: 'conflict' }, define('personalization', { priority: 9 }), define('test', {}))).toEqual(
    [],
  );
  expect(mend({ code: 'conflict' }, define('test', {}))).toEqual([]);
});

test('shares, groups and schedules that keep everybody out are put back', () => {
  const definition = define('personalization', {
    allocation: 0,
    holdout: 1,
    group: { key: 'Hero', weight: 1 },
    schedule: { start: '2026-01-01T00:00', end: '2026-02-01T00:00' },
  });
  expect(mend({ code: 'nobody_takes_part' }, definition)[0]?.[1].allocation).toBe(1);
  expect(mend({ code: 'all_held_out' }, definition)[0]?.[1]).toMatchObject({ holdout: 0 });
  expect(mend({ code: 'group_of_one' }, definition)[0]?.[1].group).toBeUndefined();
  expect(mend({ code: 'schedule_over' }, definition)[0]?.[1].schedule).toEqual({ start: '2026-01-01T00:00' });
});

test('what a person has to decide has no mend', () => {
  for (const code of ['country_unknown', 'segment_inactive', 'nothing_changes', 'starts_later']) {
    expect(mend({ code }, define('test', {}))).toEqual([]);
  }
});
