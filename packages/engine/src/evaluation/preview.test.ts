import { expect, test } from 'vitest';
import { compileExperiences, type DecisionContext, explain, type Preview } from '../index.ts';
import { toExperienceId, toSegmentKey, toSubject, toVariationId } from '../testing/ids.ts';
import { toContext } from '../testing/to-context.ts';
import { toTest } from '../testing/to-definition.ts';

const vip = { field: 'klaviyo_segment', operator: 'equals', value: 'VIP' };
const compiled = compileExperiences([toTest({ audience: { type: 'custom', expression: vip } })]);
const experience = toExperienceId('experience-1');
const known = { state: 'identified', subject: toSubject('subject-1') } as const;
const inVip: Preview = { memberships: { [toSegmentKey('VIP')]: 'in' } };

function decideIn(preview: Preview, context: DecisionContext) {
  return explain(compiled, context, preview)[0]?.decision;
}

test('who pretends to be in a segment is split as the person they are', () => {
  const variations = Array.from({ length: 20 }, (_, index) => {
    const identity = { ...known, subject: toSubject(`subject-${index}`) };
    const memberships = { [toSegmentKey('VIP')]: { state: 'in', readAt: 0 } } as const;
    const real = decideIn({}, toContext({ identity, memberships }));
    const pretended = decideIn(inVip, toContext({ identity }));
    expect(pretended?.variation).toBe(real?.variation);
    return pretended?.variation;
  });

  expect(new Set(variations).size).toBe(2);
});

test('what was assigned earlier does not hide what pretending changes', () => {
  const kept = { kind: 'default', variation: toVariationId('control'), counted: false, at: 0 } as const;
  const assignments = { visitor: { [experience]: kept }, subject: {} };

  expect(decideIn({}, toContext({ identity: known, assignments }))?.reason).toBe('kept');
  expect(decideIn(inVip, toContext({ identity: known, assignments }))?.reason).toBe('split');
});

test('a variation that does not exist is not forced', () => {
  const forced = { [experience]: toVariationId('gone') };

  expect(decideIn({ forced }, toContext({ identity: known, memberships: {} }))?.reason).toBe(
    'audience_unknown',
  );
});

test('what a preview shows is neither counted nor remembered', () => {
  const forced = { [experience]: toVariationId('b') };

  expect(decideIn({ forced }, toContext())).toMatchObject({
    variation: 'b',
    reason: 'forced',
    counted: false,
  });
  expect(decideIn(inVip, toContext())).toMatchObject({ reason: 'split', counted: false, remember: [] });
  expect(decideIn(inVip, toContext())).not.toHaveProperty('assignment');
});
