import * as fc from 'fast-check';
import { type ExperienceDefinition, type Expression, readExperienceDefinition } from '../index.ts';
import { changeArb } from './change-arbitraries.ts';
import { conditionArb, pageConditionArb } from './condition-arbitraries.ts';
import { toPersonalization } from './to-definition.ts';

function treeOf(leaf: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.record({ and: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ or: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ not: tie('tree') }),
    ),
  }));
  return tree;
}

const anyExpression = treeOf(conditionArb);

const action = fc.oneof(
  fc.record({ type: fc.constantFrom('split', 'exclude', 'leave') }),
  fc.record({ type: fc.constant('assign'), variation: fc.constantFrom('control', 'b') }),
);
const everyoneOrCustom = fc.oneof(
  { weight: 1, arbitrary: fc.record({ type: fc.constant('everyone') }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('custom'), expression: anyExpression }) },
);
const link = fc.record({ type: fc.constant('link'), token: fc.constantFrom('spring', 'summer') });
const advanced = fc.record({
  type: fc.constant('advanced'),
  rows: fc
    .array(fc.record({ when: anyExpression, action, counted: fc.boolean() }), { maxLength: 3 })
    .map((rows) => rows.map((row, index) => ({ id: `r${index}`, ...row }))),
  otherwise: action,
});
// Deciding does not look at them: most definitions leave the room to what it looks at.
const changes = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(changeArb, { maxLength: 3 }) },
);
const share = fc.constantFrom(0, 0.3, 0.5, 1, 1, 1);
const schedule = fc.constantFrom(
  {},
  { start: '2026-01-01T00:00' },
  { end: '2026-01-01T00:01' },
  { start: '2026-01-01T00:01' },
  { start: '2025-12-01T00:00', end: '2026-01-01T00:00' },
);
const shared = {
  version: fc.constant(1),
  id: fc.constant('experience-1'),
  seed: fc.constantFrom('seed-1', 'seed-2'),
  status: fc.constant('running'),
  variations: fc
    .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 5 }), changes)
    .map(([control, b, changes]) => [
      { id: 'control', control: true, weight: control, changes: [] },
      { id: 'b', name: 'Variation B', control: false, weight: b, changes },
    ]),
  pages: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: treeOf(pageConditionArb) },
  ),
  allocation: share,
};

const goal = {
  id: 'a',
  metric: 'event',
  event: 'order',
  measure: 'conversion',
};

/** What only some definitions have; the key is left out where the value is `undefined`. */
const extra = {
  schedule: fc.option(schedule, { nil: undefined, freq: 4 }),
  group: fc.option(
    fc.record({ key: fc.constantFrom('hero', 'footer'), weight: fc.constantFrom(1, 1, 0.5, 9) }),
    {
      nil: undefined,
      freq: 3,
    },
  ),
  goals: fc.constantFrom(undefined, [goal], [goal, { ...goal, id: 'b', measure: 'revenue' }]),
};

/** A running experience as JSON, valid by the reader's own word. */
export const definitionArb: fc.Arbitrary<ExperienceDefinition> = fc
  .oneof(
    fc.record({
      ...shared,
      ...extra,
      kind: fc.constant('test'),
      audience: fc.oneof({ weight: 1, arbitrary: everyoneOrCustom }, { weight: 2, arbitrary: advanced }),
    }),
    fc.record({
      ...shared,
      ...extra,
      kind: fc.constant('personalization'),
      audience: fc.oneof({ weight: 5, arbitrary: everyoneOrCustom }, { weight: 1, arbitrary: link }),
      mode: fc.constantFrom({ type: 'permanent' }, { type: 'temporary', everyMs: 3_600_000 }),
      holdout: share,
      priority: fc.constantFrom(undefined, -1, 0, 1, 1000),
    }),
  )
  .map((value) => JSON.parse(JSON.stringify(value)))
  .map((value) => readExperienceDefinition(value))
  .filter((read) => read.ok || !isTooManyRegexes(read.problems))
  .map((read) => {
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.definition;
  });

/** Any expression that an audience may hold, typed by the reader's own word. */
export const expressionArb: fc.Arbitrary<Expression> = anyExpression.map((expression) => {
  const { audience } = toPersonalization({ audience: { type: 'custom', expression } });
  if (audience.type !== 'custom') throw new Error('audience');
  return audience.expression;
});

/** The only thing that a definition made of valid parts can have too many of. */
function isTooManyRegexes(problems: readonly { readonly message: string }[]): boolean {
  return problems.every(({ message }) => message.includes('conditions by regular expression'));
}
