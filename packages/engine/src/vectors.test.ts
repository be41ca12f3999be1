import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  bucketOf,
  compileExperiences,
  type Decision,
  type DecisionContext,
  decide,
  type ExperienceDefinition,
  explain,
  readExperienceDefinition,
  reasons,
  textOperators,
} from './index.ts';

type Case = {
  readonly name: string;
  readonly definitions: readonly ExperienceDefinition[];
  readonly context: DecisionContext;
  readonly expect: readonly Decision[];
};
type Vectors = { readonly cases: readonly Case[] };
type Bucket = { readonly seed: string; readonly unit: string; readonly bucket: number };

function readVectors(name: string): Vectors {
  return JSON.parse(readFileSync(new URL(`../../../spec/${name}.json`, import.meta.url), 'utf8'));
}

const files = ['conditions', 'audiences', 'bucketing', 'assignments'].map((name) => ({
  name,
  cases: readVectors(name).cases,
}));
const all = files.flatMap(({ cases }) => cases);

describe.each(files)('vectors of $name', ({ cases }) => {
  test.each(cases)('$name', ({ definitions, context, expect: expected }) => {
    const compiled = compileExperiences(definitions);

    expect(decide(compiled, context)).toEqual(expected);
  });

  test('names each case once', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });
});

test('an explanation holds the very decision, in every vector', () => {
  for (const { definitions, context, expect: expected } of all) {
    const explained = explain(compileExperiences(definitions), context);

    expect(explained.map(({ decision }) => decision)).toEqual(expected);
  }
});

test('what cannot be compiled is what the reader refuses, in every vector', () => {
  for (const { name, definitions, expect: expected } of all) {
    for (const [index, definition] of definitions.entries()) {
      if (definition.status !== 'running') continue;
      const ok = expected[index]?.reason !== 'invalid_definition';
      expect({ name, ok: readExperienceDefinition(definition).ok }).toEqual({ name, ok });
    }
  }
});

test('the vectors show every reason', () => {
  const shown = new Set(all.flatMap(({ expect: expected }) => expected.map(({ reason }) => reason)));

  expect([...shown].sort()).toEqual([...reasons].sort());
});

test('the conditions show every field and operator true, false, and unknown where it looks at identity', () => {
  const shown = new Map<string, Set<string>>();
  for (const { definitions, expect: expected } of files[0]?.cases ?? []) {
    for (const [index, { audience }] of definitions.entries()) {
      if (audience.type !== 'custom' || !('field' in audience.expression)) continue;
      const { field, operator } = audience.expression;
      const about = shown.get(`${field} ${operator}`) ?? new Set();
      shown.set(`${field} ${operator}`, about.add(expected[index]?.reason ?? ''));
    }
  }

  const definite = ['not_in_audience', 'personalized'];
  const onText = [...textOperators, 'is_one_of', 'is_not_one_of'];
  const ofText = ['page_path', 'page_url', 'url_parameter'].flatMap((field) =>
    onText.map((operator) => [`${field} ${operator}`, definite]),
  );
  const ofSegments = ['equals', 'does_not_equal', 'any_of', 'all_of', 'none_of'];
  const unknown = ['audience_unknown', ...definite];
  expect(Object.fromEntries([...shown].map(([about, seen]) => [about, [...seen].sort()]))).toEqual({
    ...Object.fromEntries(ofText),
    ...Object.fromEntries(ofSegments.map((operator) => [`klaviyo_segment ${operator}`, unknown])),
    'identified equals': unknown,
    'url_parameter exists': definite,
    'url_parameter does_not_exist': definite,
    'device is_one_of': definite,
    'device is_not_one_of': definite,
    'visitor_type equals': definite,
    'visitor_type does_not_equal': definite,
  });
});

test('the buckets are those of spec/bucketing.json', () => {
  const text = readFileSync(new URL('../../../spec/bucketing.json', import.meta.url), 'utf8');
  const { buckets }: { readonly buckets: readonly Bucket[] } = JSON.parse(text);

  expect(buckets.length).toBeGreaterThan(10);
  for (const { seed, unit, bucket } of buckets) {
    expect({ seed, unit, bucket: bucketOf(seed, unit) }).toEqual({ seed, unit, bucket });
  }
});
