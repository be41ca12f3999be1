import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  devices,
  experienceDefinitionSchema,
  experienceStatuses,
  listOperators,
  numberOperators,
  presenceOperators,
  rangeOperators,
  readExperienceDefinition,
  segmentsOperators,
  textOperators,
  trafficSites,
  trafficSources,
  utmTags,
  weekdays,
} from '../index.ts';
import { changeVectors } from '../testing/change-vectors.ts';
import { definitionArb } from '../testing/definition-arbitraries.ts';
import {
  b,
  control,
  toPersonalizationJson,
  toTestJson,
  vip,
  withChange,
  withExpression,
  without,
  withRow,
} from '../testing/json.ts';
import { runs } from '../testing/runs.ts';
import { limits } from './limits.ts';
import { isRecord } from './record.ts';

const often = runs(3000);
const isValid = new Ajv2020({ strict: true }).compile(experienceDefinitionSchema);

const path = { field: 'page_path', operator: 'equals', value: '/' };
const regex = { ...path, operator: 'matches_regex', value: '^/a+' };
const attribute = { field: 'attribute', name: 'age', operator: 'is_between', value: { from: 1, to: 9 } };
const time = { field: 'time_of_day', operator: 'is_between', value: { from: '09:00', to: '17:00' } };
const expressions = [
  vip,
  { field: 'klaviyo_segment', operator: 'all_of', value: ['VIP', 'b'] },
  { field: 'identified', operator: 'equals', value: true },
  { field: 'device', operator: 'is_one_of', value: ['mobile', 'tablet'] },
  { field: 'visitor_type', operator: 'does_not_equal', value: 'new' },
  { field: 'traffic_source', operator: 'is_one_of', value: ['email'] },
  { field: 'traffic_site', operator: 'is_not_one_of', value: ['x', 'klaviyo'] },
  { field: 'utm', name: 'medium', operator: 'contains', value: 'mail' },
  { field: 'landing_page', operator: 'starts_with', value: '/a' },
  { field: 'referring_domain', operator: 'is_one_of', value: ['a.example'] },
  { field: 'country', operator: 'is_one_of', value: ['DE', 'AT'] },
  { field: 'language', operator: 'is_one_of', value: ['de', 'en-GB'] },
  { field: 'cookie', name: 'a', operator: 'exists' },
  { field: 'url_parameter', name: 'a', operator: 'does_not_match_regex', value: 'b|c' },
  { field: 'page_url', operator: 'ends_with', value: '#a' },
  { field: 'attribute', name: 'age', operator: 'at_least', value: 18 },
  { field: 'day_of_week', operator: 'is_one_of', value: ['monday'] },
  { field: 'javascript', operator: 'is_true', value: 'window.a' },
  attribute,
  time,
  { and: [regex, { or: [path, { not: vip }] }] },
];
/** Every field of text with every shape that it has. */
const comparisons = [
  ...['page_path', 'page_url', 'landing_page', 'referring_domain'].map((field) => ({ field })),
  ...['url_parameter', 'cookie', 'attribute'].map((field) => ({ field, name: 'a' })),
  { field: 'utm', name: 'source' },
].flatMap((field) => [
  { ...field, operator: 'equals', value: 'a' },
  { ...field, operator: 'matches_regex', value: 'a' },
  { ...field, operator: 'is_one_of', value: ['a'] },
  ...('name' in field ? [{ ...field, operator: 'exists' }] : []),
]);
const changes = changeVectors.changes.map(({ change }) => change);
const schedule = { start: '2026-11-27T09:00', end: '2026-11-30T09:00' };
const goal = { id: 'g', metric: 'event', event: 'order', measure: 'conversion' };
const wholes = [
  toTestJson({ goals: [goal, { ...goal, id: 'h', event: 'page_view', measure: 'count' }] }),
  withRow({ action: { type: 'assign', variation: 'b' } }),
  toTestJson({
    pages: { and: [{ or: [{ not: path }] }] },
    schedule,
    group: { key: 'Hero banner', weight: 2.5 },
  }),
  toTestJson({
    variations: [
      { ...control, weight: 0 },
      { ...b, changes },
      { ...b, id: 'c', weight: 0 },
    ],
  }),
  toPersonalizationJson({
    variations: [{ ...control, weight: 0 }, b],
    audience: { type: 'link', token: 'a~b' },
    schedule: {},
    priority: -3,
  }),
  toPersonalizationJson({ mode: { type: 'temporary', everyMs: 3_600_000 }, holdout: 0.1 }),
];

const examples = [...[...expressions, ...comparisons].map(withExpression), ...wholes];

const deep = (levels: number): unknown => (levels === 0 ? vip : { not: deep(levels - 1) });
const wide = { or: Array.from({ length: 100 }, () => vip) };
/** What JSON Schema cannot say: how the reader's message reads, and a definition that breaks this rule alone. */
const beyondSchema: readonly (readonly [RegExp, unknown])[] = [
  [/ is taken; ids are unique$/, toTestJson({ variations: [control, b, { ...b, weight: 0 }] })],
  [/^there is no variation /, withRow({ action: { type: 'assign', variation: 'z' } })],
  [/^is nested too deeply: /, withExpression(deep(10))],
  [/^is one too many: an expression /, withExpression({ and: Array.from({ length: 10 }, () => wide) })],
  [/ is not a regular expression that can be used: /, withExpression({ ...regex, value: '(' })],
  [/ conditions by regular expression; /, withExpression({ or: Array.from({ length: 21 }, () => regex) })],
  [/ is below where the range begins, /, withExpression({ ...attribute, value: { from: 2, to: 1 } })],
  [
    /^is the time at which the range begins; /,
    withExpression({ ...time, value: { from: '09:00', to: '09:00' } }),
  ],
  [/ is not after the start, /, toTestJson({ schedule: { start: schedule.end, end: schedule.start } })],
  [/ is added too; a class /, withChange({ kind: 'class', selector: 'a', add: ['b'], remove: ['b'] })],
  [/^is what moves; /, withChange({ kind: 'move', selector: 'a', target: 'a', position: 'after' })],
  [/ characters as JSON; /, withChange({ kind: 'variable', name: 'a', value: 'a'.repeat(20_000) })],
  [/^is the same as goal 1; /, toTestJson({ goals: [goal, { ...goal, id: 'h' }] })],
  [
    /: a page view is worth nothing$/,
    toTestJson({ goals: [{ ...goal, event: 'page_view', measure: 'revenue' }] }),
  ],
  [/ is no day or time that there is$/, toTestJson({ schedule: { start: '2026-02-30T09:00' } })],
];

const sizes = [...new Set(Object.values(limits))];
const words = (text: string): readonly string[] => text.split(' ');
const anything: readonly unknown[] = [null, true, 0, 'a', [], {}];
const numbers = [
  ...sizes.flatMap((size) => [size, size + 1]),
  ...words('-1001 -1000 -0.1 0 0.5 1.1 59999 1e15 -1e15 1000000000000001 -1000000000000001').map(Number),
];
const operators = [textOperators, listOperators, presenceOperators, numberOperators, rangeOperators];
const lists = [
  segmentsOperators,
  experienceStatuses,
  utmTags,
  devices,
  trafficSources,
  trafficSites,
  weekdays,
];
const choices: readonly string[] = [
  ...operators.flat(),
  ...lists.flat(),
  ...words('new returning test personalization everyone custom link text redirect DE DEU de-'),
];
const texts: readonly string[] = [
  ...choices,
  ...words('__proto__ ( ä a/b //a /\\a http:// -a -- 20:00 24:00 9:00 20:000 2026-13-01T09:00 2026-11-27'),
  ...sizes.filter((size) => size <= 20_000).flatMap((size) => ['a'.repeat(size), 'a'.repeat(size + 1)]),
  ...[2000, 2001].map((size) => '/'.padEnd(size, 'a')),
  ...'| |\u2003\n|a b|/ a|2026-11-28T09:00'.split('|'),
];
const keys = ['note', 'name', 'priority', 'value', 'and', '__proto__', 'a b'];
const lengths = [1, 3, 7, 9, 19, 20, 50, 100, 200].flatMap((length) => [length, length + 1]);
const styles = [50, 51].map((size) =>
  Object.fromEntries(Array.from({ length: size }, (_, at) => [`--a${at}`, 'a'])),
);

/** What stands at the edge of what is allowed, wherever this part may be. */
function edgesOf(part: unknown): readonly unknown[] {
  if (typeof part === 'number') return [...anything, ...numbers];
  if (typeof part === 'string') return [...anything, ...texts];
  if (Array.isArray(part)) return [...anything, ...lengths.map((length) => toLength(part, length))];
  return [...anything, ...otherKeysOf(part), ...styles, ...changes, vip, path, control, { type: 'leave' }];
}

/** Less of it, for conditions of which there are many. */
function wordsOf(part: unknown): readonly unknown[] {
  return typeof part === 'string' ? ['', ...choices] : [null, ...otherKeysOf(part)];
}

function otherKeysOf(part: unknown): readonly unknown[] {
  return isRecord(part) ? keys.map((key) => ({ ...part, [key]: 'a' })) : [];
}

/** As many items: the last one again and again, with an id of its own where it has one. */
function toLength(items: readonly unknown[], length: number): readonly unknown[] {
  const last = items.at(-1);
  const more = Array.from({ length }, (_, index) =>
    isRecord(last) && 'id' in last ? { ...last, id: `i${index}`, control: false } : last,
  );
  return [...items, ...more].slice(0, length);
}

/** JSON of which one part, at any depth, is replaced or left out. */
function* variantsOf(part: unknown, otherOf: (part: unknown) => readonly unknown[]): Generator {
  yield* otherOf(part);
  if (Array.isArray(part)) {
    for (const [at, item] of part.entries()) {
      yield part.toSpliced(at, 1);
      for (const variant of variantsOf(item, otherOf)) yield part.with(at, variant);
    }
  } else if (isRecord(part)) {
    for (const [key, item] of Object.entries(part)) {
      yield without(part, key);
      for (const variant of variantsOf(item, otherOf)) yield { ...part, [key]: variant };
    }
  }
}

/** Whether reader and schema say the same, save for what the schema cannot say. */
function agree(value: unknown): boolean {
  const read = readExperienceDefinition(value);
  if (read.ok) return isValid(value);
  const isBeyond = read.problems.every(({ message }) =>
    beyondSchema.some(([beyond]) => beyond.test(message)),
  );
  return isBeyond || !isValid(value);
}

test.each(examples.map((value) => [value]))('schema and reader accept %j', (value) => {
  expect(readExperienceDefinition(value)).toMatchObject({ ok: true });
  expect(isValid(value)).toBe(true);
});

test.each(beyondSchema)('the reader alone says: %s', (message, value) => {
  const read = readExperienceDefinition(value);

  expect(isValid(value)).toBe(true);
  expect(read.ok ? [] : read.problems.map((problem) => problem.message)).toEqual([
    expect.stringMatching(message),
  ]);
});

test('schema and reader agree wherever one part of an example is at the edge of what is allowed', () => {
  const disagreed = [
    ...expressions.flatMap((expression) => [...variantsOf(expression, edgesOf)].map(withExpression)),
    ...comparisons.flatMap((condition) => [...variantsOf(condition, wordsOf)].map(withExpression)),
    ...wholes.flatMap((whole) => [...variantsOf(whole, edgesOf)]),
  ].filter((value) => !agree(value));

  expect(disagreed).toEqual([]);
});

test('schema and reader agree on definitions, and on such of which one part is garbage', () => {
  const garbageArb = fc.oneof(fc.constantFrom<unknown>(...anything, ...numbers, ...texts), fc.jsonValue());
  const brokenArb = fc.tuple(definitionArb, fc.nat(), garbageArb).map(([definition, at, garbage]) => {
    const variants = [...variantsOf(definition, () => [garbage])];
    return variants[at % variants.length];
  });

  expect(
    fc.check(
      fc.property(definitionArb, (definition) => isValid(definition)),
      often,
    ),
  ).toMatchObject({ failed: false });
  expect(fc.check(fc.property(brokenArb, agree), often)).toMatchObject({ failed: false });
});
