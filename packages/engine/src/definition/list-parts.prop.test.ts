import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  arrivalFields,
  basicFields,
  compileExperiences,
  compileLink,
  compileSchedule,
  compileWith,
  decide,
  exclusionGroups,
  factFields,
  listParts,
  type Part,
  pageFields,
  parts,
  regexTests,
  textTests,
  timeFields,
  type Vocabulary,
} from '../index.ts';
import { contextArb } from '../testing/context-arbitraries.ts';
import { runs } from '../testing/runs.ts';
import { toTest } from '../testing/to-definition.ts';
import { worldArb } from '../testing/world-arbitraries.ts';

/** What a shop's page carries that has these parts. */
function toVocabulary(needed: readonly Part[]): Vocabulary {
  const has = (part: Part): boolean => needed.includes(part);
  return {
    fields: {
      ...basicFields,
      ...(has('arrival') && arrivalFields),
      ...(has('facts') && factFields),
      ...(has('text') && pageFields),
      ...(has('time') && timeFields),
    },
    tests: { ...(has('text') && textTests), ...(has('regex') && regexTests) },
    ...(has('arrival') && { link: compileLink }),
    ...(has('time') && { schedule: compileSchedule }),
    ...(has('groups') && { groups: exclusionGroups }),
  };
}

test('the listed parts are enough: with them alone all is decided as with the whole vocabulary', () => {
  fc.assert(
    fc.property(worldArb, contextArb, (world, context) => {
      const whole = decide(compileExperiences(world), context);
      expect(decide(compileWith(toVocabulary(listParts(world)), world), context)).toEqual(whole);
    }),
    runs(500),
  );
});

test('no listed part is too many: without it some definition is invalid', () => {
  fc.assert(
    fc.property(worldArb, contextArb, (world, context) => {
      const needed = listParts(world);
      for (const part of needed) {
        const vocabulary = toVocabulary(needed.filter((one) => one !== part));
        const reasons = decide(compileWith(vocabulary, world), context).map(({ reason }) => reason);
        expect({ part, reasons }).toEqual({ part, reasons: expect.arrayContaining(['invalid_definition']) });
      }
    }),
    runs(500),
  );
});

test('parts are listed once each, in their order', () => {
  const group = { key: 'hero', weight: 1 };
  const schedule = { start: '2026-11-27T09:00' };
  const pages = { field: 'page_path', operator: 'matches_regex', value: '^/a' };

  expect(listParts([toTest({ schedule, group }), toTest({ pages }), toTest({ group })])).toEqual([
    'groups',
    'regex',
    'text',
    'time',
  ]);
  expect(listParts([toTest()])).toEqual([]);
  expect(parts).toEqual([...parts].sort());
});
