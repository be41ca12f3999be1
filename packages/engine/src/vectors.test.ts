import { describe, expect, test } from 'vitest';
import {
  assignmentKinds,
  bucketOf,
  decide,
  explain,
  readExperienceDefinition,
  reasons,
  unknownCauses,
} from './index.ts';
import { compileCase, contextOf, listVectors, readSpec } from './testing/vectors.ts';

type Bucket = { readonly seed: string; readonly unit: string; readonly bucket: number };

const files = listVectors();
const all = files.flatMap(({ cases }) => cases);

describe.each(files)('vectors of $name', ({ cases }) => {
  test.each(cases)('$name', (one) => {
    const { preview, expect: expected } = one;
    const compiled = compileCase(one);
    const decisions =
      preview === undefined
        ? decide(compiled, contextOf(one))
        : explain(compiled, contextOf(one), preview).map(({ decision }) => decision);

    expect(decisions).toEqual(expected);
  });

  test('names each case once', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });
});

test('an explanation holds the very decision, in every vector', () => {
  for (const one of all) {
    const explained = explain(compileCase(one), contextOf(one), one.preview);

    expect({ name: one.name, decisions: explained.map(({ decision }) => decision) }).toEqual({
      name: one.name,
      decisions: one.expect,
    });
  }
});

test('what cannot be compiled is what the reader refuses, in every vector', () => {
  for (const { name, definitions, expect: expected } of all) {
    for (const definition of definitions) {
      if (definition.status !== 'running') continue;
      const decision = expected.find(({ experience }) => experience === definition.id);
      const ok = decision?.reason !== 'invalid_definition';
      expect({ name, ok: readExperienceDefinition(definition).ok }).toEqual({ name, ok });
    }
  }
});

test.each([
  ['reason', reasons, all.flatMap(({ expect: expected }) => expected.map(({ reason }) => reason))],
  [
    'cause',
    unknownCauses,
    all.flatMap(({ expect: expected }) => expected.flatMap(({ cause }) => cause ?? [])),
  ],
  [
    'kind of assignment',
    assignmentKinds,
    all.flatMap(({ expect: expected }) => expected.flatMap(({ assignment }) => assignment?.kind ?? [])),
  ],
] as const)('the vectors show every %s', (_, every, shown) => {
  expect([...new Set<string>(shown)].sort()).toEqual([...every].sort());
});

test('the buckets are those of spec/bucketing.json', () => {
  const { buckets }: { readonly buckets: readonly Bucket[] } = JSON.parse(readSpec('bucketing'));

  expect(buckets.length).toBeGreaterThan(10);
  for (const { seed, unit, bucket } of buckets) {
    expect({ seed, unit, bucket: bucketOf(seed, unit) }).toEqual({ seed, unit, bucket });
  }
});
