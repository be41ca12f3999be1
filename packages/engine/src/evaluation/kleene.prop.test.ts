import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compileExperiences,
  type DecisionContext,
  decide,
  type ExperienceDefinition,
  type Expression,
  type UnknownCause,
} from '../index.ts';
import { toldArb } from '../testing/circumstance-arbitraries.ts';
import { allKnownArb, contextArb, nobodyArb, subject1 } from '../testing/context-arbitraries.ts';
import { expressionArb } from '../testing/definition-arbitraries.ts';
import { evaluateNaively } from '../testing/evaluate-naively.ts';
import { runs } from '../testing/runs.ts';
import { toPersonalization } from '../testing/to-definition.ts';

const often = runs(1000);

/** Asked through the door: of a personalization, a yes, a no and an unknown each look different. */
function evaluate(expression: Expression, context: DecisionContext): boolean | UnknownCause {
  const audience = { type: 'custom', expression } as const;
  const definition: ExperienceDefinition = { ...toPersonalization(), audience };
  const [decision] = decide(compileExperiences([definition]), context);
  if (decision?.reason === 'personalized') return true;
  if (decision?.reason === 'not_in_audience') return false;
  if (decision?.cause === undefined) throw new Error(decision?.reason);
  return decision.cause;
}

/** True, false or unknown, whatever the cause. */
function valueOf(expression: Expression, context: DecisionContext): boolean | 'unknown' {
  const truth = evaluate(expression, context);
  return typeof truth === 'boolean' ? truth : 'unknown';
}

describe('Kleene logic', () => {
  test('not not is nothing', () => {
    fc.assert(
      fc.property(expressionArb, contextArb, (a, context) => {
        expect(evaluate({ not: { not: a } }, context)).toBe(evaluate(a, context));
      }),
      often,
    );
  });

  test('De Morgan holds, causes included', () => {
    fc.assert(
      fc.property(fc.array(expressionArb, { maxLength: 4 }), contextArb, (each, context) => {
        const negated = each.map((one) => ({ not: one }));
        expect(evaluate({ not: { and: each } }, context)).toBe(evaluate({ or: negated }, context));
        expect(evaluate({ not: { or: each } }, context)).toBe(evaluate({ and: negated }, context));
      }),
      often,
    );
  });

  test('order, grouping and repetition change no value', () => {
    fc.assert(
      fc.property(expressionArb, expressionArb, expressionArb, contextArb, (a, b, c, context) => {
        for (const key of ['and', 'or'] as const) {
          const join = (...each: readonly Expression[]): Expression =>
            key === 'and' ? { and: each } : { or: each };
          const flat = valueOf(join(a, b, c), context);
          expect(valueOf(join(c, a, b), context)).toBe(flat);
          expect(valueOf(join(a, join(b, c)), context)).toBe(flat);
          expect(valueOf(join(a, b, c, a, b, c), context)).toBe(flat);
        }
      }),
      often,
    );
  });

  test('absorption and distribution hold', () => {
    fc.assert(
      fc.property(expressionArb, expressionArb, expressionArb, contextArb, (a, b, c, context) => {
        expect(valueOf({ and: [a, { or: [a, b] }] }, context)).toBe(valueOf(a, context));
        expect(valueOf({ and: [a, { or: [b, c] }] }, context)).toBe(
          valueOf({ or: [{ and: [a, b] }, { and: [a, c] }] }, context),
        );
      }),
      often,
    );
  });
});

describe('three values', () => {
  test('agree with two values where everything is known', () => {
    fc.assert(
      fc.property(expressionArb, contextArb, toldArb, allKnownArb, (a, context, told, memberships) => {
        const known = { ...context, ...told, identity: subject1, memberships };
        expect(evaluate(a, known)).toBe(evaluateNaively(a, known));
      }),
      often,
    );
  });

  test('are never taken back: what is definite stays so, whatever becomes known', () => {
    fc.assert(
      fc.property(expressionArb, contextArb, allKnownArb, nobodyArb, (a, context, known, nobody) => {
        const early = { ...context, identity: subject1 };
        const late = { ...early, memberships: { ...known, ...keepKnown(context.memberships) } };
        const first = evaluate(a, early);
        expect(typeof first === 'boolean' ? evaluate(a, late) : first).toBe(first);

        const pending = { ...context, identity: { state: 'unknown', cause: 'pending' } } as const;
        const before = evaluate(a, pending);
        if (typeof before !== 'boolean') return;
        for (const identity of [subject1, nobody]) expect(evaluate(a, { ...late, identity })).toBe(before);
      }),
      often,
    );
  });

  test('are never taken back by a country, by what is told late, or by an attribute that is asked for its value', () => {
    fc.assert(
      fc.property(expressionArb, contextArb, toldArb, (a, context, told) => {
        fc.pre(!/"operator":"(exists|does_not_exist)"/.test(JSON.stringify(a)));
        const first = evaluate(a, context);
        const late = evaluate(a, {
          ...context,
          ...told,
          ...context,
          attributes: { ...told.attributes, ...context.attributes },
          country:
            context.country?.state === 'known'
              ? context.country
              : (told.country ?? { state: 'unknown', cause: 'pending' }),
        });
        expect(typeof first === 'boolean' ? late : first).toBe(first);
      }),
      often,
    );
  });

  test('look at no membership while nobody is identified', () => {
    fc.assert(
      fc.property(expressionArb, contextArb, allKnownArb, nobodyArb, (a, context, memberships, identity) => {
        const without = { ...context, identity, memberships: {} };
        expect(evaluate(a, { ...without, memberships })).toBe(evaluate(a, without));
      }),
      often,
    );
  });
});

function keepKnown(memberships: DecisionContext['memberships']): DecisionContext['memberships'] {
  return Object.fromEntries(
    Object.entries(memberships).filter(([, membership]) => membership?.state !== 'unknown'),
  );
}
