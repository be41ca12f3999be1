import * as fc from 'fast-check';
import type { DecisionContext, ExperienceDefinition, Preview } from '../index.ts';
import { contextArb, segmentNames } from './context-arbitraries.ts';
import { definitionArb } from './definition-arbitraries.ts';
import { toExperienceId, toGroupKey, toSegmentKey, toVariationId } from './ids.ts';

const place = fc.record({
  key: fc.constantFrom(toGroupKey('hero'), toGroupKey('hero'), toGroupKey('footer')),
  weight: fc.constantFrom(1, 1, 1, 0.5, 9),
});

/** Several experiences, each with an id and a seed of its own. */
export const worldArb: fc.Arbitrary<readonly ExperienceDefinition[]> = fc
  .array(definitionArb, { minLength: 1, maxLength: 4 })
  .map((definitions) => definitions.map(toNamed));

/** Several experiences, all in exclusion groups, that a visitor stays in for good. */
export const groupedWorldArb: fc.Arbitrary<readonly ExperienceDefinition[]> = fc
  .array(fc.tuple(definitionArb, place), { minLength: 2, maxLength: 4 })
  .map((pairs) =>
    pairs.map(([definition, group], index) => toNamed(toPermanent({ ...definition, group }), index)),
  );

/** Pages that one visitor sees one after the other. */
export const journeyArb: fc.Arbitrary<readonly DecisionContext[]> = fc
  .array(contextArb, { minLength: 1, maxLength: 6 })
  .map((pages) => pages.map((page) => ({ ...page, visitor: pages[0]?.visitor ?? page.visitor })));

/** What a preview of a world forces and pretends. */
export const previewArb: fc.Arbitrary<Preview> = fc.record(
  {
    forced: fc
      .dictionary(fc.constantFrom('e0', 'e1', 'e2'), fc.constantFrom('control', 'b', 'gone'))
      .map((forced) =>
        Object.fromEntries(
          Object.entries(forced).map(([id, variation]) => [toExperienceId(id), toVariationId(variation)]),
        ),
      ),
    memberships: fc
      .dictionary(fc.constantFrom(...segmentNames), fc.constantFrom('in', 'out'))
      .map((states) =>
        Object.fromEntries(Object.entries(states).map(([name, state]) => [toSegmentKey(name), state])),
      ),
  },
  { requiredKeys: [] },
);

function toNamed(definition: ExperienceDefinition, index: number): ExperienceDefinition {
  return { ...definition, id: toExperienceId(`e${index}`), seed: `${definition.seed}/${index}` };
}

function toPermanent(definition: ExperienceDefinition): ExperienceDefinition {
  return definition.kind === 'personalization' ? { ...definition, mode: { type: 'permanent' } } : definition;
}
