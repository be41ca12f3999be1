import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Assignments,
  compileExperiences,
  type Decision,
  type DecisionContext,
  decide,
  dependsOnIdentity,
  type ExperienceDefinition,
  explain,
  type KeptAssignments,
  reasons,
} from '../index.ts';
import {
  assignmentArb,
  contextArb,
  identityArb,
  nobodyArb,
  subject1,
  subject2,
} from '../testing/context-arbitraries.ts';
import { definitionArb, expressionArb } from '../testing/definition-arbitraries.ts';
import { toExperienceId } from '../testing/ids.ts';
import { remember, toAlwaysOpen } from '../testing/journey.ts';
import { runs } from '../testing/runs.ts';

const often = runs(2000);
const experience = toExperienceId('experience-1');

function decideOne(definition: ExperienceDefinition, context: DecisionContext): Decision {
  const [decision] = decide(compileExperiences([definition]), context);
  if (decision === undefined) throw new Error('no decision');
  return decision;
}

const keptArb: fc.Arbitrary<Assignments> = fc
  .option(assignmentArb)
  .map((assignment) => (assignment === null ? {} : { [experience]: assignment }));

describe('unknown', () => {
  test('never enters, never is kept, and always tells its cause', () => {
    fc.assert(
      fc.property(definitionArb, contextArb, (definition, context) => {
        const decision = decideOne(definition, context);
        if (decision.reason !== 'audience_unknown') return;
        expect(decision).toMatchObject({ variation: null, counted: false, remember: [] });
        expect(decision.cause).toBeDefined();
        expect(decision.assignment).toBeUndefined();
      }),
      often,
    );
  });

  test('under any operator and nesting shows nothing: only a definite yes does', () => {
    fc.assert(
      fc.property(expressionArb, definitionArb, contextArb, (expression, definition, context) => {
        const custom = { type: 'custom', expression } as const;
        const edited = { ...toAlwaysOpen(definition), audience: custom };
        const decision = decideOne(edited, context);
        const [explained] = explain(compileExperiences([edited]), context);
        const step = explained?.steps.find((one) => one.step === 'audience');
        const value = step?.step === 'audience' ? step.trace?.value : undefined;
        const entered = ['split', 'personalized', 'holdout', 'not_allocated'].includes(decision.reason);
        expect(entered).toBe(value === 'true');
        const byDefault = definition.kind === 'test' && context.waited;
        const reason = byDefault ? 'default_assignment' : 'audience_unknown';
        expect(value === 'unknown' ? decision.reason : reason).toBe(reason);
      }),
      often,
    );
  });
});

describe('who is identified', () => {
  test('matters to nobody whose experience never looks at it', () => {
    fc.assert(
      fc.property(definitionArb, contextArb, nobodyArb, (definition, context, nobody) => {
        if (dependsOnIdentity(definition) !== 'never') return;
        const decision = decideOne(definition, { ...context, identity: nobody, memberships: {} });
        expect(decideOne(definition, context)).toEqual(decision);
        expect(decision.remember.every(({ owner }) => owner === 'visitor')).toBe(true);
      }),
      often,
    );
  });

  test('decides alone where an experience always depends on it: nobody else enters', () => {
    fc.assert(
      fc.property(definitionArb, contextArb, nobodyArb, (definition, context, identity) => {
        if (dependsOnIdentity(definition) !== 'always') return;
        const { reason, assignment } = decideOne(definition, { ...context, identity });
        expect([undefined, 'default']).toContain(assignment?.kind);
        expect(reason).not.toBe('not_allocated');
      }),
      often,
    );
  });

  test('never leaks: nothing of a subject shows while nobody is identified', () => {
    fc.assert(
      fc.property(
        definitionArb,
        contextArb,
        nobodyArb,
        keptArb,
        keptArb,
        (definition, context, identity, ...kept) => {
          const [visitor, subject] = kept;
          const anonymous = { ...context, identity };
          expect(decideOne(definition, { ...anonymous, assignments: { visitor, subject } })).toEqual(
            decideOne(definition, { ...anonymous, assignments: { visitor, subject: {} } }),
          );
        },
      ),
      often,
    );
  });

  test('never leaks: what one subject has claimed in a browser does not exist for another', () => {
    fc.assert(
      fc.property(
        definitionArb,
        contextArb,
        assignmentArb,
        keptArb,
        (definition, context, claimed, subject) => {
          if (dependsOnIdentity(definition) === 'never') return;
          const visitor = { [experience]: { ...claimed, claimedBy: subject1.subject } };
          const second = { ...context, identity: subject2 };
          expect(decideOne(definition, { ...second, assignments: { visitor, subject } })).toEqual(
            decideOne(definition, { ...second, assignments: { visitor: {}, subject } }),
          );
        },
      ),
      often,
    );
  });
});

describe('an assignment', () => {
  test('of this browser stays in force through a whole journey of the same person', () => {
    const journeyArb = fc.array(fc.record({ identity: identityArb, context: contextArb }), { maxLength: 8 });
    fc.assert(
      fc.property(definitionArb, journeyArb, (definition, journey) => {
        if (definition.kind === 'personalization' && definition.mode.type === 'temporary') return;
        let kept: KeptAssignments = { visitor: {}, subject: {} };
        let inForce: Decision['variation'] | undefined;
        const flips: Decision[] = [];
        for (const { identity, context } of journey) {
          const decision = decideOne(definition, { ...context, identity, assignments: kept });
          if (decision.reason === 'page_does_not_match') continue;
          if (decision.reason === 'outside_schedule') continue;
          if (inForce !== undefined && decision.variation !== inForce) flips.push(decision);
          kept = remember(kept, decision);
          if (kept.visitor[experience] !== undefined) inForce = decision.variation;
        }
        expect(flips).toEqual([]);
      }),
      often,
    );
  });

  test('made for an identified visitor is the same on every device', () => {
    fc.assert(
      fc.property(definitionArb, contextArb, contextArb, (definition, one, two) => {
        const first = decideOne(definition, { ...one, identity: subject1 });
        if (first.remember[0]?.owner !== 'subject') return;
        const elsewhere = { ...two, identity: subject1 };
        const subject = { [experience]: first.remember[0].assignment };
        const second = decideOne(definition, { ...elsewhere, assignments: { visitor: {}, subject } });
        const offPage = second.reason === 'page_does_not_match';
        expect(offPage ? first.variation : second.variation).toBe(first.variation);

        const sameContext = { ...one, identity: subject1, visitor: two.visitor };
        expect(decideOne(definition, sameContext)).toEqual(first);
      }),
      often,
    );
  });

  test('moves with no edit of weights, audience or shares', () => {
    fc.assert(
      fc.property(definitionArb, definitionArb, contextArb, (definition, edit, context) => {
        if (definition.kind !== edit.kind) return;
        const first = decideOne(definition, context);
        if (first.assignment === undefined || first.assignment.until !== undefined) return;
        const open = toAlwaysOpen(edit);
        const edited: ExperienceDefinition =
          open.kind === 'personalization' ? { ...open, mode: { type: 'permanent' } } : open;
        const assignments = remember(context.assignments, first);
        const second = decideOne(edited, { ...context, assignments });
        expect(second.variation).toBe(first.variation);
        expect(second.counted).toBe(first.counted);
      }),
      often,
    );
  });

  test('is remembered once: deciding again with what was remembered remembers nothing more', () => {
    fc.assert(
      fc.property(definitionArb, contextArb, keptArb, keptArb, (definition, context, visitor, subject) => {
        const first = decideOne(definition, { ...context, assignments: { visitor, subject } });
        const assignments = remember({ visitor, subject }, first);
        const second = decideOne(definition, { ...context, assignments });
        expect(second.remember).toEqual([]);
        expect(second.variation).toBe(first.variation);
      }),
      often,
    );
  });
});

describe('decide', () => {
  test('answers from the closed list, counts only what it shows, and changes none of its arguments', () => {
    fc.assert(
      fc.property(definitionArb, contextArb, keptArb, keptArb, (definition, context, visitor, subject) => {
        // A function cannot be cloned, and is none that could be changed.
        const { evaluateJavaScript: _, ...rest } = context;
        const full = { ...rest, assignments: { visitor, subject } };
        const before = structuredClone({ definition, full });
        const decision = decideOne(definition, full);
        expect(reasons).toContain(decision.reason);
        expect(decision.counted && decision.variation === null).toBe(false);
        expect({ definition, full }).toEqual(before);
      }),
      often,
    );
  });

  test('comes to the same as explain', () => {
    fc.assert(
      fc.property(definitionArb, contextArb, keptArb, keptArb, (definition, context, visitor, subject) => {
        const full = { ...context, assignments: { visitor, subject } };
        const compiled = compileExperiences([definition]);
        expect(explain(compiled, full).map(({ decision }) => decision)).toEqual(decide(compiled, full));
      }),
      often,
    );
  });
});
