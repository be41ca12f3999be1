import type { Condition, Expression } from '../definition/expression.ts';
import type { SegmentKey } from '../definition/ids.ts';
import { compileTextTest } from './text-tests.ts';
import { all, any, type Evaluate, none, not, type Scope, type Truth } from './truth.ts';

/** Sees each node as it is compiled and may put something around it: how explaining listens in on deciding. */
export type Tap = (node: Expression, evaluate: Evaluate, children: readonly Evaluate[]) => Evaluate;

/** Turns an expression into a closure. Throws on what is no expression. */
export function compileExpression(expression: Expression, tap?: Tap): Evaluate {
  const compile = (child: Expression): Evaluate => compileExpression(child, tap);
  const tapped = (evaluate: Evaluate, children: readonly Evaluate[]): Evaluate =>
    tap === undefined ? evaluate : tap(expression, evaluate, children);
  if ('and' in expression) {
    const children = expression.and.map(compile);
    return tapped(all(children), children);
  }
  if ('or' in expression) {
    const children = expression.or.map(compile);
    return tapped(any(children), children);
  }
  if ('not' in expression) {
    const child = compile(expression.not);
    return tapped(not(child), [child]);
  }
  return tapped(compileCondition(expression), none);
}

function compileCondition(condition: Condition): Evaluate {
  switch (condition.field) {
    case 'klaviyo_segment': {
      const { value } = condition;
      const each = (typeof value === 'string' ? [value] : value).map(isIn);
      switch (condition.operator) {
        case 'equals':
        case 'any_of':
          return any(each);
        case 'all_of':
          return all(each);
        case 'does_not_equal':
        case 'none_of':
          return not(any(each));
        default:
          throw new TypeError(condition satisfies never);
      }
    }
    case 'identified':
      return ({ context: { identity } }) =>
        identity.state === 'unknown' ? identity.cause : (identity.state === 'identified') === condition.value;
    case 'device': {
      const { operator, value } = condition;
      return ({ context }) => value.includes(context.device) === (operator === 'is_one_of');
    }
    case 'visitor_type': {
      const { operator, value } = condition;
      return ({ context }) => (context.visitorType === value) === (operator === 'equals');
    }
    case 'page_path': {
      const { test, negated } = compileTextTest(condition);
      return ({ context }) => test(context.page.path) !== negated;
    }
    case 'page_url': {
      const { test, negated } = compileTextTest(condition);
      return ({ context }) => test(context.page.url) !== negated;
    }
    case 'url_parameter': {
      const { name } = condition;
      const { test, negated } = compileTextTest(condition);
      return ({ context: { page } }) => {
        const { parameters } = page;
        const present = Object.prototype.hasOwnProperty.call(parameters, name);
        return (present && (parameters[name] ?? none).some(test)) !== negated;
      };
    }
    default:
      throw new TypeError(condition satisfies never);
  }
}

function isIn(segment: SegmentKey): Evaluate {
  return (scope) => {
    const truth = readMembership(scope, segment);
    if (truth === 'pending' && !scope.missing.includes(segment)) scope.missing = [...scope.missing, segment];
    return truth;
  };
}

function readMembership({ context: { identity, memberships } }: Scope, segment: SegmentKey): Truth {
  if (identity.state !== 'identified') return identity.state === 'unknown' ? identity.cause : 'unidentified';
  const membership = memberships[segment];
  if (membership === undefined) return 'pending';
  return membership.state === 'unknown' ? membership.cause : membership.state === 'in';
}
