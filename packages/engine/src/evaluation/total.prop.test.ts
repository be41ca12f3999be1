import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CompiledExperiences,
  compileExperiences,
  type Decision,
  decide,
  type Explanation,
  explain,
  readExperienceDefinition,
  reasons,
} from '../index.ts';
import { contextArb } from '../testing/context-arbitraries.ts';
import { definitionArb } from '../testing/definition-arbitraries.ts';
import { runs } from '../testing/runs.ts';
import { previewArb, worldArb } from '../testing/world-arbitraries.ts';

const often = runs(3000);

/** JSON of a shape, and the same with one part of it, at any depth, replaced by something else. */
function brokenOf(arb: fc.Arbitrary<object>): fc.Arbitrary<unknown> {
  return fc.tuple(arb, fc.nat(), fc.anything({ withNullPrototype: true })).map(([value, at, garbage]) => {
    const text = JSON.stringify(value);
    let places = 0;
    JSON.parse(text, (_, part: unknown) => {
      places += 1;
      return part;
    });
    let place = 0;
    const broken: unknown = JSON.parse(text, (_, part: unknown) =>
      place++ === at % places ? garbage : part,
    );
    return broken;
  });
}

// Reflect.apply looks at no types: what arrives may not keep what they promise.
function decideAnything(definition: unknown, context: unknown): void {
  const compiled: CompiledExperiences = Reflect.apply(compileExperiences, undefined, [[definition]]);
  const decisions: readonly Decision[] = Reflect.apply(decide, undefined, [compiled, context]);
  const explained: readonly Explanation[] = Reflect.apply(explain, undefined, [compiled, context]);

  expect(decisions.length).toBe(1);
  for (const { reason } of decisions) expect(reasons).toContain(reason);
  expect(explained.length).toBe(1);
}

test('deciding is total on garbage', () => {
  fc.assert(fc.property(fc.anything(), fc.anything(), decideAnything), often);
});

test('deciding is total on definitions and contexts of which one part is garbage', () => {
  fc.assert(fc.property(brokenOf(definitionArb), contextArb, decideAnything), often);
  fc.assert(fc.property(definitionArb, brokenOf(contextArb), decideAnything), often);
});

test('explaining a preview is total on garbage', () => {
  const explainAnything = (world: unknown, context: unknown, preview: unknown): void => {
    const compiled: CompiledExperiences = Reflect.apply(compileExperiences, undefined, [world]);
    const explained: readonly Explanation[] = Reflect.apply(explain, undefined, [compiled, context, preview]);
    for (const { decision } of explained) expect(reasons).toContain(decision.reason);
  };
  fc.assert(fc.property(worldArb, brokenOf(contextArb), previewArb, explainAnything), runs(1000));
  fc.assert(fc.property(worldArb, fc.anything(), previewArb, explainAnything), runs(1000));
});

test('deciding is total on several definitions of which one is garbage, and the others decide as ever', () => {
  fc.assert(
    fc.property(brokenOf(definitionArb), definitionArb, contextArb, (broken, definition, context) => {
      const { group: _, ...sound } = definition;
      const compiled: CompiledExperiences = Reflect.apply(compileExperiences, undefined, [[broken, sound]]);
      expect(decide(compiled, context)).toContainEqual(decide(compileExperiences([sound]), context)[0]);
    }),
    often,
  );
});

test('reading is total on garbage, and tells at least one problem', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const read = readExperienceDefinition(value);
      expect(read.ok || read.problems.length > 0).toBe(true);
    }),
    often,
  );
});

test('what the reader accepts decides without failing', () => {
  fc.assert(
    fc.property(brokenOf(definitionArb), contextArb, (broken, context) => {
      const read = readExperienceDefinition(broken);
      if (!read.ok) return;
      const [decision] = decide(compileExperiences([read.definition]), context);
      expect(['invalid_definition', 'internal_error']).not.toContain(decision?.reason);
    }),
    often,
  );
});

test('what the reader accepts comes out as it went in', () => {
  fc.assert(
    fc.property(definitionArb, (definition) => {
      const json: unknown = JSON.parse(JSON.stringify(definition));
      expect(readExperienceDefinition(json)).toEqual({ ok: true, definition: json });
    }),
    often,
  );
});
