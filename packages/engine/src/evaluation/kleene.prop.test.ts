import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition, DecisionContext, Expression } from '../index.ts';
import { allKnownArb, contextArb, nobodyArb, subject1 } from '../testing/context-arbitraries.ts';
import { expressionArb } from '../testing/definition-arbitraries.ts';
import { compileExpression } from './compile-expression.ts';
import { silent } from './listener.ts';
import { none, type Truth } from './scope.ts';

const runs = { numRuns: 1000, seed: 4711 };

function evaluate(expression: Expression, context: DecisionContext): Truth {
  return compileExpression(expression, silent)({ context, missing: none });
}

/** True, false or unknown, whatever the cause. */
function valueOf(expression: Expression, context: DecisionContext): boolean | 'unknown' {
  const truth = evaluate(expression, context);
  return typeof truth === 'boolean' ? truth : 'unknown';
}

/** What anybody would write who has never heard of a third value: for contexts in which everything is known. */
function evaluateNaively(expression: Expression, context: DecisionContext): boolean {
  const naive = (child: Expression): boolean => evaluateNaively(child, context);
  if ('and' in expression) return expression.and.every(naive);
  if ('or' in expression) return expression.or.some(naive);
  if ('not' in expression) return !naive(expression.not);
  return isConditionTrue(expression, context);
}

function isConditionTrue(condition: Condition, context: DecisionContext): boolean {
  if (condition.field === 'klaviyo_segment') {
    const keys = [condition.value].flat();
    const joined = keys.filter((key) => context.memberships[key]?.state === 'in').length;
    if (condition.operator === 'all_of') return joined === keys.length;
    return condition.operator === 'equals' || condition.operator === 'any_of' ? joined > 0 : joined === 0;
  }
  if (condition.field === 'identified') return condition.value;
  if (condition.field === 'device') {
    return condition.value.includes(context.device) === (condition.operator === 'is_one_of');
  }
  if (condition.field === 'visitor_type') {
    return (condition.value === context.visitorType) === (condition.operator === 'equals');
  }
  const { page } = context;
  const values =
    condition.field === 'url_parameter'
      ? (Object.entries(page.parameters).find(([name]) => name === condition.name)?.[1] ?? [])
      : [condition.field === 'page_path' ? page.path : page.url];
  switch (condition.operator) {
    case 'exists':
      return values.length > 0;
    case 'does_not_exist':
      return values.length === 0;
    case 'equals':
      return values.some((value) => value === condition.value);
    case 'does_not_equal':
      return values.every((value) => value !== condition.value);
    case 'contains':
      return values.some((value) => value.indexOf(condition.value) >= 0);
    case 'does_not_contain':
      return values.every((value) => value.indexOf(condition.value) < 0);
    case 'starts_with':
      return values.some((value) => value.slice(0, condition.value.length) === condition.value);
    case 'does_not_start_with':
      return values.every((value) => value.slice(0, condition.value.length) !== condition.value);
    case 'ends_with':
      return values.some((value) => value.slice(-condition.value.length) === condition.value);
    case 'does_not_end_with':
      return values.every((value) => value.slice(-condition.value.length) !== condition.value);
    case 'is_one_of':
      return values.some((value) => condition.value.some((one) => one === value));
    case 'is_not_one_of':
      return values.every((value) => condition.value.every((one) => one !== value));
    default:
      throw new TypeError(condition satisfies never);
  }
}

describe('Kleene logic', () => {
  test('not not is nothing', () => {
    fc.assert(
      fc.property(expressionArb, contextArb, (a, context) => {
        expect(evaluate({ not: { not: a } }, context)).toBe(evaluate(a, context));
      }),
      runs,
    );
  });

  test('De Morgan holds, causes included', () => {
    fc.assert(
      fc.property(fc.array(expressionArb, { maxLength: 4 }), contextArb, (each, context) => {
        const negated = each.map((one) => ({ not: one }));
        expect(evaluate({ not: { and: each } }, context)).toBe(evaluate({ or: negated }, context));
        expect(evaluate({ not: { or: each } }, context)).toBe(evaluate({ and: negated }, context));
      }),
      runs,
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
      runs,
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
      runs,
    );
  });
});

describe('three values', () => {
  test('agree with two values where everything is known', () => {
    fc.assert(
      fc.property(expressionArb, contextArb, allKnownArb, (a, context, memberships) => {
        const known = { ...context, identity: subject1, memberships };
        expect(evaluate(a, known)).toBe(evaluateNaively(a, known));
      }),
      runs,
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
      runs,
    );
  });

  test('look at no membership while nobody is identified', () => {
    fc.assert(
      fc.property(expressionArb, contextArb, allKnownArb, nobodyArb, (a, context, memberships, identity) => {
        const without = { ...context, identity, memberships: {} };
        expect(evaluate(a, { ...without, memberships })).toBe(evaluate(a, without));
      }),
      runs,
    );
  });
});

function keepKnown(memberships: DecisionContext['memberships']): DecisionContext['memberships'] {
  return Object.fromEntries(
    Object.entries(memberships).filter(([, membership]) => membership?.state !== 'unknown'),
  );
}
