import { describe, expect, test } from 'vitest';
import {
  compileExperiences,
  type DecisionContext,
  type ExperienceDefinition,
  explain,
  type Step,
} from '../index.ts';
import { toExperienceId, toSegmentKey, toSubject, toVariationId } from '../testing/ids.ts';
import { toContext } from '../testing/to-context.ts';
import { toPersonalization, toTest } from '../testing/to-definition.ts';

const vip = { field: 'klaviyo_segment', operator: 'equals', value: 'VIP' };
const desktop = { field: 'device', operator: 'is_one_of', value: ['desktop'] };
const mobile = { field: 'device', operator: 'is_one_of', value: ['mobile'] };
const identified = toContext({ identity: { state: 'identified', subject: toSubject('subject-1') } });

function listSteps(definition: ExperienceDefinition, context: DecisionContext): readonly Step[] {
  const [explanation] = explain(compileExperiences([definition]), context);
  return explanation?.steps ?? [];
}

describe('the steps of a decision', () => {
  test('end with the status where it is not running', () => {
    expect(listSteps(toTest({ status: 'paused' }), toContext())).toEqual([{ step: 'status', passed: false }]);
  });

  test('end with the page where it does not match', () => {
    const pages = { field: 'page_path', operator: 'equals', value: '/cart' };
    expect(listSteps(toTest({ pages }), toContext())).toEqual([
      { step: 'status', passed: true },
      { step: 'pages', passed: false, trace: { node: pages, value: 'false', children: [] } },
    ]);
  });

  test('end with the schedule where it is not open, and tell its ends', () => {
    const schedule = { start: '2026-01-02T00:00', end: '2026-01-03T00:00' };
    const [startsAt, endsAt] = [Date.parse('2026-01-02T00:00Z'), Date.parse('2026-01-03T00:00Z')];

    expect(listSteps(toTest({ schedule }), toContext())).toEqual([
      { step: 'status', passed: true },
      { step: 'schedule', startsAt, endsAt, passed: false },
    ]);
    expect(listSteps(toTest({ schedule: {} }), toContext())[1]).toEqual({
      step: 'schedule',
      startsAt: null,
      endsAt: null,
      passed: true,
    });
  });

  test('tell whether the visitor came by the link', () => {
    const definition = toPersonalization({ audience: { type: 'link', token: 'spring' } });
    const arrival = { path: '/', parameters: { facet_link: ['spring'] }, referrer: '', userAgent: '' };

    expect(listSteps(definition, toContext({ arrival }))).toContainEqual({ step: 'link', value: 'true' });
    expect(listSteps(definition, toContext()).at(-1)).toEqual({
      step: 'link',
      value: 'unknown',
      cause: 'not_provided',
    });
  });

  test('end with the variation that a preview forces', () => {
    const preview = { forced: { [toExperienceId('experience-1')]: toVariationId('b') } };
    const [explanation] = explain(compileExperiences([toTest()]), toContext(), preview);

    expect(explanation?.steps.at(-1)).toEqual({ step: 'forced', variation: 'b' });
  });

  test('end with what the exclusion group says, and which other experience is meant', () => {
    const group = { key: 'hero', weight: 1 };
    const held = { ...toTest({ group }), id: toExperienceId('a') };
    const drawn = toPersonalization({ group, seed: 'seed-2' });
    const lastOf = (context: DecisionContext) =>
      explain(compileExperiences([held, drawn]), context).map(({ steps }) => steps.at(-1));
    const assignment = { kind: 'split', variation: toVariationId('b'), counted: true, at: 0 } as const;
    const assignments = { visitor: { [toExperienceId('a')]: assignment }, subject: {} };

    expect(lastOf(toContext({ assignments }))).toEqual([
      { step: 'kept', owner: 'visitor' },
      { step: 'group', outcome: 'held', other: 'a' },
    ]);
    const outcomes = lastOf(toContext());
    expect(outcomes).toContainEqual({ step: 'group', outcome: 'has', other: null });
    expect(outcomes).toContainEqual({
      step: 'group',
      outcome: 'drawn',
      other: expect.stringMatching(/^(a|experience-1)$/),
    });
  });

  test('end with the assignment that is kept, and say whose it is', () => {
    const assignment = { kind: 'split', variation: toVariationId('b'), counted: true, at: 0 } as const;
    const kept = { [toExperienceId('experience-1')]: assignment };
    const ownerOf = (context: DecisionContext): unknown => listSteps(toTest(), context).at(-1);

    expect(ownerOf(toContext({ assignments: { visitor: kept, subject: {} } }))).toEqual({
      step: 'kept',
      owner: 'visitor',
    });
    expect(ownerOf({ ...identified, assignments: { visitor: {}, subject: kept } })).toEqual({
      step: 'kept',
      owner: 'subject',
    });
  });

  test('go through audience, allocation and split, each with its bucket', () => {
    expect(listSteps(toTest({ allocation: 0.7 }), toContext())).toEqual([
      { step: 'status', passed: true },
      { step: 'pages', passed: true, trace: null },
      { step: 'kept', owner: null },
      { step: 'audience', trace: null },
      { step: 'allocation', bucket: 2696421227, share: 0.7, passed: true },
      { step: 'split', unit: 'visitor', bucket: 324916256 },
    ]);
  });

  test('name the subject as unit where it is', () => {
    const audience = { type: 'custom', expression: { not: vip } };
    const memberships = { [toSegmentKey('VIP')]: { state: 'out', readAt: 0 } } as const;
    const last = listSteps(toTest({ audience }), { ...identified, memberships }).at(-1);

    expect(last).toMatchObject({ step: 'split', unit: 'subject' });
  });

  test('tell the holdout of a personalization', () => {
    expect(listSteps(toPersonalization({ holdout: 0.1 }), toContext()).at(-1)).toEqual({
      step: 'holdout',
      bucket: 932668899,
      share: 0.1,
      heldOut: false,
    });
  });

  test('tell each row walked, up to the one that decided', () => {
    const split = { type: 'split' };
    const rows = [mobile, vip, desktop].map((when, index) => ({
      id: `r${index}`,
      when,
      action: split,
      counted: true,
    }));
    const audience = { type: 'advanced', rows, otherwise: { type: 'leave' } };

    expect(listSteps(toTest({ audience }), toContext()).slice(3)).toEqual([
      { step: 'row', row: 'r0', trace: { node: mobile, value: 'false', children: [] } },
      {
        step: 'row',
        row: 'r1',
        trace: { node: vip, value: 'unknown', cause: 'unidentified', children: [] },
      },
    ]);
  });
});

test('a trace tells the value of every node, also of those that no longer mattered', () => {
  const expression = { or: [{ and: [mobile, vip] }, { not: mobile }, vip] };
  const steps = listSteps(toPersonalization({ audience: { type: 'custom', expression } }), identified);

  const pending = { node: vip, value: 'unknown', cause: 'pending', children: [] };
  const no = { node: mobile, value: 'false', children: [] };
  expect(steps.find(({ step }) => step === 'audience')).toEqual({
    step: 'audience',
    trace: {
      node: expression,
      value: 'true',
      children: [
        { node: expression.or[0], value: 'false', children: [no, pending] },
        { node: expression.or[1], value: 'true', children: [no] },
        pending,
      ],
    },
  });
});

test('explanations of several experiences do not mix', () => {
  const compiled = compileExperiences([
    toTest({ audience: { type: 'custom', expression: mobile } }),
    toTest({ status: 'ended' }),
    toPersonalization(),
  ]);

  expect(explain(compiled, toContext()).map(({ steps }) => steps.map(({ step }) => step))).toEqual([
    ['status', 'pages', 'kept', 'audience'],
    ['status'],
    ['status', 'pages', 'kept', 'audience'],
  ]);
});
