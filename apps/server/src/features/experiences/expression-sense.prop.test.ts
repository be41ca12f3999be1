import {
  type Condition,
  compileExperiences,
  type DecisionContext,
  decide,
  devices,
  type Expression,
  readExperienceDefinition,
  trafficSites,
  weekdays,
} from '@facet/engine';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { findContradiction, findSense } from './expression-sense.ts';

const attribute = { field: 'attribute', name: 'total' } as const;
const words = ['a', 'ab', 'b', 'bab', '/a'] as const;
const word = fc.constantFrom(...words);
const textOperator = fc.constantFrom(
  ...([
    'equals',
    'does_not_equal',
    'contains',
    'does_not_contain',
    'starts_with',
    'does_not_start_with',
  ] as const),
  ...(['ends_with', 'does_not_end_with', 'matches_regex', 'does_not_match_regex'] as const),
);
const listOperator = fc.constantFrom('is_one_of', 'is_not_one_of');
const some = <Value>(...values: readonly Value[]) => fc.subarray([...values], { minLength: 1 });
const number = fc.constantFrom(1, 2, 3, 5);
const about = fc.constantFrom(
  { field: 'page_path' },
  { field: 'landing_page' },
  { field: 'url_parameter', name: 'p' },
  { field: 'cookie', name: 'c' },
  { field: 'attribute', name: 'n' },
  { field: 'utm', name: 'source' },
);

const condition = fc.oneof(
  fc.record({
    field: fc.constant('klaviyo_segment'),
    operator: fc.constantFrom('equals', 'does_not_equal'),
    value: fc.constantFrom('VIP', 'New'),
  }),
  fc.record({
    field: fc.constant('klaviyo_segment'),
    operator: fc.constantFrom('any_of', 'all_of', 'none_of'),
    value: some('VIP', 'New'),
  }),
  fc.record({ field: fc.constant('identified'), operator: fc.constant('equals'), value: fc.boolean() }),
  fc.record({ field: fc.constant('device'), operator: listOperator, value: some(...devices) }),
  fc.record({
    field: fc.constant('visitor_type'),
    operator: fc.constantFrom('equals', 'does_not_equal'),
    value: fc.constantFrom('new', 'returning'),
  }),
  fc.record({ field: fc.constant('day_of_week'), operator: listOperator, value: some(...weekdays) }),
  fc.record({
    field: fc.constant('traffic_site'),
    operator: listOperator,
    value: some(...trafficSites.slice(0, 3)),
  }),
  fc.record({ field: fc.constant('country'), operator: listOperator, value: some('DE', 'AT', 'US') }),
  fc.record({ field: fc.constant('language'), operator: listOperator, value: some('de', 'de-AT', 'en') }),
  fc.record({
    field: fc.constant('time_of_day'),
    operator: fc.constantFrom('is_between', 'is_not_between'),
    value: fc.constantFrom(
      { from: '09:00', to: '17:00' },
      { from: '17:00', to: '09:00' },
      { from: '12:00', to: '18:00' },
    ),
  }),
  fc.tuple(about, textOperator, word).map(([field, operator, value]) => ({ ...field, operator, value })),
  fc
    .tuple(about, listOperator, some(...words))
    .map(([field, operator, value]) => ({ ...field, operator, value })),
  fc.record({
    field: fc.constant('attribute'),
    name: fc.constant('n'),
    operator: fc.constantFrom('less_than', 'at_most', 'greater_than', 'at_least'),
    value: number,
  }),
  fc.record({
    field: fc.constant('attribute'),
    name: fc.constant('n'),
    operator: fc.constantFrom('is_between', 'is_not_between'),
    value: fc.constantFrom({ from: 1, to: 3 }, { from: 2, to: 5 }),
  }),
  fc.record({
    field: fc.constantFrom('attribute', 'cookie', 'url_parameter'),
    name: fc.constantFrom('n', 'c', 'p'),
    operator: fc.constantFrom('exists', 'does_not_exist'),
  }),
);

const { expression } = fc.letrec<{ expression: object }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    condition,
    fc.record({ and: fc.array(tie('expression'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('expression'), { maxLength: 3 }) }),
    fc.record({ not: tie('expression') }),
  ),
}));

const text = fc.oneof(word, fc.constantFrom('', 'abab', '/ab', 'zz', '2', '4'));
const membership = fc.constantFrom(
  { state: 'in', readAt: 0 },
  { state: 'out', readAt: 0 },
  { state: 'unknown', cause: 'pending' },
);
const parameters = fc.dictionary(
  fc.constantFrom('p', 'utm_source'),
  fc.array(text, { minLength: 1, maxLength: 3 }),
);
const context = fc.record(
  {
    visitor: fc.constant('v'),
    visitorType: fc.constantFrom('new', 'returning'),
    device: fc.constantFrom(...devices),
    page: fc.record({ url: fc.constant('https://shop.example/'), path: text, parameters }),
    identity: fc.constantFrom(
      { state: 'identified', subject: 's' },
      { state: 'unidentified' },
      { state: 'unknown', cause: 'pending' },
    ),
    memberships: fc.record({ VIP: membership, New: membership }),
    assignments: fc.constant({ visitor: {}, subject: {} }),
    now: fc.integer({ min: 0, max: 14 * 24 * 4 }).map((quarters) => quarters * 900_000),
    waited: fc.boolean(),
    arrival: fc.record({
      path: text,
      parameters,
      referrer: fc.constantFrom('', 'https://www.google.com/', 'https://bing.com/x', 'https://blog.example/'),
      userAgent: fc.constant(''),
    }),
    country: fc.constantFrom(
      { state: 'known', code: 'DE' },
      { state: 'known', code: 'FR' },
      { state: 'unknown', cause: 'not_provided' },
    ),
    language: fc.constantFrom('de', 'de-AT', 'en-US', 'fr'),
    cookies: fc.dictionary(fc.constant('c'), text),
    attributes: fc.dictionary(
      fc.constantFrom('n', 'c'),
      fc.oneof(text, fc.constantFrom(0, 1, 1.5, 2, 3, 4, 5, 9), fc.array(text, { maxLength: 2 })),
    ),
  },
  {
    requiredKeys: [
      'visitor',
      'visitorType',
      'device',
      'page',
      'identity',
      'memberships',
      'assignments',
      'now',
      'waited',
    ],
  },
);

/** What the engine itself says of an expression, by what a personalization for it does. */
function compile(made: object): (context: unknown) => 'true' | 'false' | 'unknown' {
  const result = readExperienceDefinition({
    version: 1,
    id: 'e',
    seed: 's',
    kind: 'personalization',
    status: 'running',
    variations: [
      { id: 'c', control: true, weight: 1, changes: [] },
      { id: 'v', control: false, weight: 1, changes: [] },
    ],
    pages: null,
    allocation: 1,
    audience: { type: 'custom', expression: made },
    mode: { type: 'permanent' },
    holdout: 0,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const compiled = compileExperiences([result.definition], { timeZone: 'UTC' });
  return (circumstances) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- ids are texts
    const [decision] = decide(compiled, circumstances as DecisionContext);
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- no other reason can come of this definition
    switch (decision?.reason) {
      case 'personalized':
        return 'true';
      case 'not_in_audience':
        return 'false';
      case 'audience_unknown':
        return 'unknown';
      default:
        throw new Error(`unexpected reason ${decision?.reason}`);
    }
  };
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine's own reader judged it
const toExpression = (made: object): Expression => made as Expression;

it('whatever a visitor comes to was said to be possible', () => {
  fc.assert(
    fc.property(expression, fc.array(context, { minLength: 20, maxLength: 60 }), (made, contexts) => {
      const sense = findSense(toExpression(made));
      const evaluate = compile(made);
      for (const each of contexts) expect([made, sense[evaluate(each)]]).toEqual([made, true]);
    }),
    { numRuns: 300 },
  );
});

it('parts that are said to contradict each other never hold together', () => {
  fc.assert(
    fc.property(
      fc.array(expression, { minLength: 2, maxLength: 4 }),
      fc.array(context, { minLength: 40 }),
      (parts, contexts) => {
        const found = findContradiction(parts.map(toExpression));
        if (found === undefined) return;
        const evaluate = compile({ and: found.map((place) => parts[place]) });
        for (const each of contexts) expect(evaluate(each)).not.toBe('true');
      },
    ),
    { numRuns: 300 },
  );
});

it('of fields with few values, what is said to be possible does happen', () => {
  const few = fc.oneof(
    fc.record({ field: fc.constant('device'), operator: listOperator, value: some(...devices) }),
    fc.record({
      field: fc.constant('klaviyo_segment'),
      operator: fc.constantFrom('equals', 'does_not_equal'),
      value: fc.constantFrom('VIP', 'New'),
    }),
    fc.record({ field: fc.constant('identified'), operator: fc.constant('equals'), value: fc.boolean() }),
  );
  const tree = fc.letrec<{ tree: object }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      few,
      fc.record({ and: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ or: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ not: tie('tree') }),
    ),
  })).tree;
  const states = ['in', 'out', 'unknown'] as const;
  const everybody = devices.flatMap((device) => [
    { device, identity: { state: 'unidentified' }, memberships: {} },
    { device, identity: { state: 'unknown', cause: 'pending' }, memberships: {} },
    ...states.flatMap((vip) =>
      states.map((fresh) => ({
        device,
        identity: { state: 'identified', subject: 's' },
        memberships: { VIP: toMembership(vip), New: toMembership(fresh) },
      })),
    ),
  ]);
  fc.assert(
    fc.property(tree, (made) => {
      const evaluate = compile(made);
      const seen = new Set(everybody.map((each) => evaluate({ ...here, ...each })));
      expect(findSense(toExpression(made))).toEqual({
        true: seen.has('true'),
        false: seen.has('false'),
        unknown: seen.has('unknown'),
      });
    }),
    { numRuns: 300 },
  );
});

it.each<readonly [string, readonly object[]]>([
  ['a computer and a phone', [device('desktop'), device('mobile')]],
  ['two paths', [path('equals', '/a'), path('equals', '/b')]],
  ['a path and where it does not begin', [path('equals', '/a'), path('starts_with', '/b')]],
  ['two beginnings', [path('starts_with', '/a'), path('starts_with', '/b')]],
  ['two endings', [path('ends_with', '.html'), path('ends_with', '/')]],
  ['a beginning without a part of it', [path('starts_with', '/sale'), path('does_not_contain', 'sale')]],
  ['a pattern and its contrary', [path('matches_regex', '^/a'), path('does_not_match_regex', '^/a')]],
  ['a number below 3 and above 5', [total('less_than', 3), total('greater_than', 5)]],
  ['a number and that there is none', [total('less_than', 3), { ...attribute, operator: 'does_not_exist' }]],
  ['in and not in a segment', [vip('equals'), vip('does_not_equal')]],
  [
    'in a segment and not identified',
    [vip('equals'), { field: 'identified', operator: 'equals', value: false }],
  ],
  ['two countries', [country('DE'), country('AT')]],
  ['two days', [day('monday'), day('tuesday')]],
  ['two times', [time('09:00', '12:00'), time('12:00', '17:00')]],
])('%s contradict each other', (_, parts) => {
  expect(findContradiction(parts.map(toExpression))).toEqual([0, 1]);
});

it.each<readonly [string, readonly object[]]>([
  ['a path that begins and one that contains', [path('starts_with', '/a'), path('contains', 'b')]],
  ['two values of one parameter, which may be there twice', [parameter('a'), parameter('b')]],
  [
    'two tags of one attribute',
    [
      { ...attribute, operator: 'equals', value: 'vip' },
      { ...attribute, operator: 'equals', value: 'gold' },
    ],
  ],
  ['a number above 3 and below 5', [total('greater_than', 3), total('less_than', 5)]],
  ['two segments', [vip('equals'), { field: 'klaviyo_segment', operator: 'equals', value: 'New' }]],
  ['times that meet', [time('09:00', '12:00'), time('11:59', '17:00')]],
])('%s go together', (_, parts) => {
  expect(findContradiction(parts.map(toExpression))).toBeUndefined();
});

it('an empty or is never true, an empty and always', () => {
  expect(findSense({ or: [] })).toEqual({ true: false, false: true, unknown: false });
  expect(findSense({ and: [] })).toEqual({ true: true, false: false, unknown: false });
});

it('is found for a rule of hundreds of conditions as well, without trying everything', () => {
  const conditions = Array.from(
    { length: 300 },
    (_, index): Condition => ({
      field: 'attribute',
      name: `a${index % 60}`,
      operator: 'equals',
      value: `${index}`,
    }),
  );
  expect(findSense({ and: [{ or: conditions }, { or: conditions.toReversed() }] }).true).toBe(true);
});

const here = {
  visitor: 'v',
  visitorType: 'new',
  page: { url: 'https://shop.example/', path: '/', parameters: {} },
  assignments: { visitor: {}, subject: {} },
  now: 0,
  waited: true,
};

function toMembership(state: 'in' | 'out' | 'unknown'): object {
  return state === 'unknown' ? { state, cause: 'pending' } : { state, readAt: 0 };
}
function device(value: string): object {
  return { field: 'device', operator: 'is_one_of', value: [value] };
}
function path(operator: string, value: string): object {
  return { field: 'page_path', operator, value };
}
function total(operator: string, value: number): object {
  return { field: 'attribute', name: 'total', operator, value };
}
function vip(operator: string): object {
  return { field: 'klaviyo_segment', operator, value: 'VIP' };
}
function country(code: string): object {
  return { field: 'country', operator: 'is_one_of', value: [code] };
}
function day(value: string): object {
  return { field: 'day_of_week', operator: 'is_one_of', value: [value] };
}
function time(from: string, to: string): object {
  return { field: 'time_of_day', operator: 'is_between', value: { from, to } };
}
function parameter(value: string): object {
  return { field: 'url_parameter', name: 'p', operator: 'equals', value };
}
