import * as fc from 'fast-check';
import {
  devices,
  type ExperienceDefinition,
  type Expression,
  readExperienceDefinition,
  textOperators,
} from '../index.ts';
import { segmentNames } from './context-arbitraries.ts';

const segment = fc.constantFrom(...segmentNames);
const word = fc.constantFrom('a', 'b', 'ab', 'klaviyo', '/', '/a', '/a/b');
const parameterName = fc.constantFrom('utm_source', 'a', 'constructor');

const textField = fc.oneof(
  fc.record({ field: fc.constantFrom('page_path', 'page_url') }),
  fc.record({ field: fc.constant('url_parameter'), name: parameterName }),
);
const pageCondition = fc.oneof(
  fc
    .tuple(textField, fc.record({ operator: fc.constantFrom(...textOperators), value: word }))
    .map(([field, rest]) => ({ ...field, ...rest })),
  fc
    .tuple(
      textField,
      fc.record({
        operator: fc.constantFrom('is_one_of', 'is_not_one_of'),
        value: fc.array(word, { minLength: 1, maxLength: 3 }),
      }),
    )
    .map(([field, rest]) => ({ ...field, ...rest })),
  fc.record({
    field: fc.constant('url_parameter'),
    name: parameterName,
    operator: fc.constantFrom('exists', 'does_not_exist'),
  }),
);
const identityCondition = fc.oneof(
  fc.record({
    field: fc.constant('klaviyo_segment'),
    operator: fc.constantFrom('equals', 'does_not_equal'),
    value: segment,
  }),
  fc.record({
    field: fc.constant('klaviyo_segment'),
    operator: fc.constantFrom('any_of', 'all_of', 'none_of'),
    value: fc.array(segment, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    field: fc.constant('identified'),
    operator: fc.constant('equals'),
    value: fc.boolean(),
  }),
);
const otherCondition = fc.oneof(
  fc.record({
    field: fc.constant('device'),
    operator: fc.constantFrom('is_one_of', 'is_not_one_of'),
    value: fc.uniqueArray(fc.constantFrom(...devices), { minLength: 1 }),
  }),
  fc.record({
    field: fc.constant('visitor_type'),
    operator: fc.constantFrom('equals', 'does_not_equal'),
    value: fc.constantFrom('new', 'returning'),
  }),
);

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

const anyExpression = treeOf(fc.oneof(pageCondition, identityCondition, identityCondition, otherCondition));

const action = fc.oneof(
  fc.record({ type: fc.constantFrom('split', 'exclude', 'leave') }),
  fc.record({ type: fc.constant('assign'), variation: fc.constantFrom('control', 'b') }),
);
const everyoneOrCustom = fc.oneof(
  { weight: 1, arbitrary: fc.record({ type: fc.constant('everyone') }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('custom'), expression: anyExpression }) },
);
const advanced = fc.record({
  type: fc.constant('advanced'),
  rows: fc
    .array(fc.record({ when: anyExpression, action, counted: fc.boolean() }), { maxLength: 3 })
    .map((rows) => rows.map((row, index) => ({ id: `r${index}`, ...row }))),
  otherwise: action,
});
const share = fc.constantFrom(0, 0.3, 0.5, 1, 1, 1);
const shared = {
  version: fc.constant(1),
  id: fc.constant('experience-1'),
  seed: fc.constantFrom('seed-1', 'seed-2'),
  status: fc.constant('running'),
  variations: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 5 })).map(([control, b]) => [
    { id: 'control', control: true, weight: control, changes: [] },
    { id: 'b', name: 'Variation B', control: false, weight: b, changes: [] },
  ]),
  pages: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: treeOf(pageCondition) },
  ),
  allocation: share,
};

/** A running experience as JSON, valid by the reader's own word. */
export const definitionArb: fc.Arbitrary<ExperienceDefinition> = fc
  .oneof(
    fc.record({
      ...shared,
      kind: fc.constant('test'),
      audience: fc.oneof({ weight: 1, arbitrary: everyoneOrCustom }, { weight: 2, arbitrary: advanced }),
    }),
    fc.record({
      ...shared,
      kind: fc.constant('personalization'),
      audience: everyoneOrCustom,
      mode: fc.constantFrom({ type: 'permanent' }, { type: 'temporary', everyMs: 3_600_000 }),
      holdout: share,
    }),
  )
  .map((value) => {
    const read = readExperienceDefinition(value);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.definition;
  });

/** Any expression that an audience may hold, made through a definition so that it is typed by the reader. */
export const expressionArb: fc.Arbitrary<Expression> = anyExpression.map((expression) => {
  const read = readExperienceDefinition(toPersonalization(expression));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  if (read.definition.audience.type !== 'custom') throw new Error('audience');
  return read.definition.audience.expression;
});

/** A permanent personalization for whom an expression matches. */
function toPersonalization(expression: unknown): unknown {
  return {
    version: 1,
    id: 'experience-1',
    seed: 'seed-1',
    status: 'running',
    kind: 'personalization',
    variations: [
      { id: 'control', control: true, weight: 1, changes: [] },
      { id: 'b', control: false, weight: 1, changes: [] },
    ],
    pages: null,
    allocation: 1,
    audience: { type: 'custom', expression },
    mode: { type: 'permanent' },
    holdout: 0,
  };
}
