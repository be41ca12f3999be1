import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileExperiences, type DecisionContext, decide, explain } from '../index.ts';
import { assignmentArb, contextArb } from '../testing/context-arbitraries.ts';
import { toExperienceId } from '../testing/ids.ts';
import { toUngrouped } from '../testing/journey.ts';
import { runs } from '../testing/runs.ts';
import { previewArb, worldArb } from '../testing/world-arbitraries.ts';

const often = runs(500);

/** A visitor to whom something was assigned before. */
const visitedArb: fc.Arbitrary<DecisionContext> = fc
  .tuple(contextArb, fc.option(assignmentArb), fc.option(assignmentArb))
  .map(([context, mine, theirs]) => ({
    ...context,
    assignments: {
      visitor: mine === null ? {} : { [toExperienceId('e0')]: mine },
      subject: theirs === null ? {} : { [toExperienceId('e0')]: theirs },
    },
  }));

describe('several experiences', () => {
  test('without groups decide together as each decides alone', () => {
    fc.assert(
      fc.property(worldArb, visitedArb, (world, context) => {
        const ungrouped = world.map(toUngrouped);
        const together = decide(compileExperiences(ungrouped), context);
        const alone = ungrouped.flatMap((definition) => decide(compileExperiences([definition]), context));
        expect(together).toHaveLength(alone.length);
        for (const decision of alone) expect(together).toContainEqual(decision);
      }),
      often,
    );
  });

  test('that share their expressions decide as each decides alone', () => {
    fc.assert(
      fc.property(worldArb, visitedArb, ([definition], context) => {
        if (definition === undefined) return;
        const one = toUngrouped(definition);
        const twin = { ...one, id: toExperienceId('e1') };
        const [first, second] = decide(compileExperiences([one, twin]), context);
        expect(first).toEqual(decide(compileExperiences([one]), context)[0]);
        expect(second).toEqual(decide(compileExperiences([twin]), context)[0]);
      }),
      often,
    );
  });

  test('decide in the order of their priorities, and in the order given where those are the same', () => {
    fc.assert(
      fc.property(worldArb, contextArb, (world, context) => {
        const priority = (index: number): number => {
          const definition = world[index];
          return definition?.kind === 'personalization' ? (definition.priority ?? 0) : 0;
        };
        const order = decide(compileExperiences(world), context).map(({ experience }) =>
          world.findIndex(({ id }) => id === experience),
        );
        const sorted = world
          .map((_, index) => index)
          .sort((one, two) => priority(one) - priority(two) || one - two);
        expect(order).toEqual(sorted);
      }),
      often,
    );
  });

  test('come to the same explained', () => {
    fc.assert(
      fc.property(worldArb, visitedArb, (world, context) => {
        const compiled = compileExperiences(world);
        expect(explain(compiled, context).map(({ decision }) => decision)).toEqual(decide(compiled, context));
      }),
      often,
    );
  });

  test('are compiled once and decide any number of pages, each as if it were the first', () => {
    fc.assert(
      fc.property(worldArb, visitedArb, visitedArb, (world, one, two) => {
        const compiled = compileExperiences(world);
        decide(compiled, one);
        expect(decide(compiled, two)).toEqual(decide(compileExperiences(world), two));
      }),
      often,
    );
  });
});

describe('a preview', () => {
  test('is never counted, and nothing of it is remembered', () => {
    fc.assert(
      fc.property(worldArb, visitedArb, previewArb, (world, context, preview) => {
        for (const { decision } of explain(compileExperiences(world), context, preview)) {
          expect(decision).toMatchObject({ counted: false, remember: [] });
          expect(decision).not.toHaveProperty('assignment');
        }
      }),
      often,
    );
  });

  test('shows what it forces wherever the experience would decide at all, and leaves what is kept as it is', () => {
    fc.assert(
      fc.property(worldArb, visitedArb, previewArb, (world, context, preview) => {
        const before = JSON.stringify(context.assignments);
        const compiled = compileExperiences(world);
        const plain = new Map(decide(compiled, context).map((decision) => [decision.experience, decision]));
        for (const { decision } of explain(compiled, context, { forced: preview.forced ?? {} })) {
          const { experience, reason, variation } = decision;
          const forced = preview.forced?.[experience];
          const isShowing = !/^(page_does|outside)/.test(plain.get(experience)?.reason ?? '');
          const isForced = forced !== undefined && forced !== 'gone' && isShowing;
          expect(reason === 'forced').toBe(isForced);
          expect(isForced ? variation : forced).toBe(forced);
        }
        expect(JSON.stringify(context.assignments)).toBe(before);
      }),
      often,
    );
  });

  test('that pretends nothing shows what would be shown', () => {
    fc.assert(
      fc.property(worldArb, visitedArb, (world, context) => {
        const compiled = compileExperiences(world);
        const previewed = explain(compiled, context, {}).map(({ decision }) => decision.variation);
        expect(previewed).toEqual(decide(compiled, context).map(({ variation }) => variation));
      }),
      often,
    );
  });
});
