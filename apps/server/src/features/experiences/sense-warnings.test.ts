import { type ExperienceDefinition, readExperienceDefinition } from '@facet/engine';
import { describe, expect, it } from 'vitest';
import { createDraft } from './experience-draft.ts';
import { listLeftOutWarnings } from './identity-warnings.ts';
import { listSenseWarnings } from './sense-warnings.ts';

type Kind = ExperienceDefinition['kind'];
const define = (changes: object, kind: Kind = 'personalization'): ExperienceDefinition => {
  const draft = createDraft({ id: 'e', seed: 's', name: 'E', kind, variationIds: ['one', 'two'] });
  const result = readExperienceDefinition({ ...draft, ...changes });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.definition;
};
const device = (...value: string[]) => ({ field: 'device', operator: 'is_one_of', value });
const vip = { field: 'klaviyo_segment', operator: 'equals', value: 'VIP' };
const notVip = { ...vip, operator: 'does_not_equal' };
const nobodyKnown = { field: 'identified', operator: 'equals', value: false };
const everything = device('desktop', 'mobile', 'tablet');
const custom = (...groups: object[][]) =>
  define({ audience: { type: 'custom', expression: { and: groups.map((group) => ({ or: group })) } } });
const advanced = (...whens: object[]) =>
  define(
    {
      audience: {
        type: 'advanced',
        rows: whens.map((when, index) => ({
          id: `r${index}`,
          when,
          action: { type: 'split' },
          counted: true,
        })),
        otherwise: { type: 'leave' },
      },
    },
    'test',
  );
const told = (definition: ExperienceDefinition) =>
  listSenseWarnings(definition).map(({ code, path }) => [code, path]);

describe('warnings about what a rule means', () => {
  it('name the two groups that exclude each other, and point at the later one', () => {
    const definition = custom([vip], [device('desktop')], [device('mobile')]);
    expect(listSenseWarnings(definition)).toEqual([
      {
        code: 'never_true',
        message:
          'Nobody can ever fit this rule: group 2 and group 3 exclude each other, so nobody gets in by it. ' +
          'Change one of the conditions, or take it out.',
        path: 'definition.audience.expression.and[2]',
      },
    ]);
  });

  it('find a rule that is empty, whatever its shape', () => {
    expect(told(define({ audience: { type: 'custom', expression: { or: [] } } }))).toEqual([
      ['never_true', 'definition.audience.expression'],
    ]);
    expect(told(define({ audience: { type: 'custom', expression: { and: [{ or: [] }, vip] } } }))).toEqual([
      ['never_true', 'definition.audience.expression.and[0]'],
    ]);
  });

  it('say that a rule is the same as Everyone, or that a group of it has no effect', () => {
    expect(told(custom([everything]))).toEqual([['always_true', 'definition.audience.expression']]);
    expect(told(custom([vip], [everything]))).toEqual([
      ['group_always_true', 'definition.audience.expression.and[1]'],
    ]);
  });

  it('do not take unknown for true: in or not in a segment is no rule for everybody', () => {
    expect(told(custom([vip, notVip]))).toEqual([]);
  });

  it('say of rows which can never fit, and which keep others from being reached', () => {
    expect(told(advanced({ and: [device('desktop'), device('mobile')] }, everything, vip))).toEqual([
      ['never_true', 'definition.audience.rows[0].when.and[1]'],
      ['rows_unreached', 'definition.audience.rows[1].when'],
    ]);
    expect(told(advanced(vip, everything))).toEqual([]);
  });

  it('judge the pages as well', () => {
    const path = (value: string) => ({ field: 'page_path', operator: 'equals', value });
    const onPages = (pages: object) => told(define({ pages }));
    expect(onPages({ and: [path('/a'), path('/b')] })).toEqual([['never_true', 'definition.pages.and[1]']]);
    expect(onPages({ or: [path('/a'), { not: path('/a') }] })).toEqual([['always_true', 'definition.pages']]);
    expect(onPages(path('/a'))).toEqual([]);
  });

  it('say that nobody takes part, or that everybody is held out', () => {
    expect(told(define({ allocation: 0, holdout: 1 }))).toEqual([
      ['nobody_takes_part', 'definition.allocation'],
      ['all_held_out', 'definition.holdout'],
    ]);
  });
});

describe('warnings about the unidentified', () => {
  const leftOut = (definition: ExperienceDefinition) =>
    listLeftOutWarnings(definition, { segments: new Map([['VIP', known]]) });
  const known = { name: 'Very important', state: 'active', listed: true } as const;

  it('say plainly what “does not equal” leaves out, at its place', () => {
    expect(leftOut(custom([device('mobile')], [notVip]))).toEqual([
      {
        code: 'unidentified_left_out',
        message: expect.stringMatching(/^Not being in “Very important” counts only for visitors whom/),
        path: 'definition.audience.expression.and[1].or[0]',
        about: 'VIP',
      },
    ]);
    expect(leftOut(custom([{ field: 'klaviyo_segment', operator: 'none_of', value: ['VIP'] }]))).toHaveLength(
      1,
    );
    expect(leftOut(define({ audience: { type: 'custom', expression: { not: vip } } }))).toHaveLength(1);
  });

  it('are none where the rule says itself who is meant, or asks who is in', () => {
    expect(leftOut(custom([notVip, nobodyKnown]))).toEqual([]);
    expect(leftOut(custom([notVip], [{ ...nobodyKnown, value: true }]))).toEqual([]);
    expect(leftOut(custom([vip]))).toEqual([]);
    expect(leftOut(define({ audience: { type: 'custom', expression: { not: notVip } } }))).toEqual([]);
  });

  it('are none where a row in front takes the unidentified', () => {
    expect(leftOut(advanced(nobodyKnown, notVip))).toEqual([]);
    expect(leftOut(advanced({ and: [nobodyKnown, device('mobile')] }, notVip))).toHaveLength(1);
    expect(leftOut(advanced(notVip, nobodyKnown))).toHaveLength(1);
  });
});
