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
      const valid = expected[index]?.reason !== 'invalid_definition';
      expect(readExperienceDefinition(definition).ok, name).toBe(valid);
    }
  }
});

test('the vectors show every reason', () => {
  const shown = new Set(all.flatMap(({ expect: expected }) => expected.map(({ reason }) => reason)));

  expect([...shown].sort()).toEqual([...reasons].sort());
});

test('the buckets are those of spec/bucketing.json', () => {
  const text = readFileSync(new URL('../../../spec/bucketing.json', import.meta.url), 'utf8');
  const { buckets }: { readonly buckets: readonly Bucket[] } = JSON.parse(text);

  expect(buckets.length).toBeGreaterThan(10);
  for (const { seed, unit, bucket } of buckets) expect(bucketOf(seed, unit), `${seed} ${unit}`).toBe(bucket);
});
