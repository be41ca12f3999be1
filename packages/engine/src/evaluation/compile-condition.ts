import type { DecisionContext } from '../decision/context.ts';
import type { UnknownCause } from '../decision/membership.ts';
import type { Condition } from '../definition/expression.ts';
import type { SegmentKey } from '../definition/ids.ts';
import { compileTextTest, isNegation, type TextualCondition } from './compile-text-test.ts';
import { all, any, not } from './kleene.ts';
import type { Evaluate, Scope, Truth } from './scope.ts';

/** Turns one condition into a closure. Throws on what is no condition. */
export function compileCondition(condition: Condition): Evaluate {
  switch (condition.field) {
    case 'klaviyo_segment': {
      const { operator, value } = condition;
      const each = (typeof value === 'string' ? [value] : value).map(isIn);
      switch (operator) {
        case 'equals':
        case 'any_of':
          return any(each);
        case 'all_of':
          return all(each);
        case 'does_not_equal':
        case 'none_of':
          return not(any(each));
        default:
          throw new TypeError(operator satisfies never);
      }
    }
    case 'identified':
      return ({ context: { identity } }) =>
        identity.state === 'unknown' ? identity.cause : (identity.state === 'identified') === condition.value;
    case 'device':
      return compileText(condition, ({ device }) => device);
    case 'visitor_type':
      return compileText(condition, ({ visitorType }) => visitorType);
    case 'page_path':
      return compileText(condition, ({ page }) => page.path);
    case 'page_url':
      return compileText(condition, ({ page }) => page.url);
    case 'url_parameter': {
      const { name } = condition;
      const test = compileTextTest(condition);
      const negation = isNegation(condition);
      return ({ context: { page } }) => {
        const values = page.parameters[name];
        // The name is the merchant's and may be one that every object knows, such as `constructor`.
        return (Array.isArray(values) && values.some(test)) !== negation;
      };
    }
    default:
      throw new TypeError(condition satisfies never);
  }
}

function compileText(condition: TextualCondition, read: (context: DecisionContext) => string): Evaluate {
  const test = compileTextTest(condition);
  const negation = isNegation(condition);
  return ({ context }) => test(read(context)) !== negation;
}

function isIn(segment: SegmentKey): Evaluate {
  return (scope) => {
    const truth = readMembership(scope, segment);
    if (truth === 'pending' && !scope.missing.includes(segment)) scope.missing = [...scope.missing, segment];
    return truth;
  };
}

function readMembership({ context: { identity, memberships } }: Scope, segment: SegmentKey): Truth {
  if (identity.state === 'unknown') return identity.cause;
  if (identity.state !== 'identified') return 'unidentified';
  const membership: { readonly state: string; readonly cause?: UnknownCause } | undefined =
    memberships[segment];
  if (membership?.state === 'in') return true;
  if (membership?.state === 'out') return false;
  // Whatever says neither is unknown: nothing may be read as a no that is none.
  return membership?.cause ?? 'pending';
}
