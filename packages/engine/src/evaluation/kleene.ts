import { many } from './abilities.ts';
import type { Evaluate, Truth } from './scope.ts';

/** Kleene's negation: unknown stays unknown. */
export function not(evaluate: Evaluate): Evaluate {
  return (scope) => negateIf(true, evaluate(scope));
}

/** Kleene's negation, or nothing. */
export function negateIf(negated: boolean, truth: Truth): Truth {
  return typeof truth === 'boolean' ? truth !== negated : truth;
}

/** Kleene's conjunction: false if any is false, else unknown if any is unknown, else true. */
export function all(each: readonly Evaluate[]): Evaluate {
  return fold(each, false);
}

/** Kleene's disjunction: true if any is true, else unknown if any is unknown, else false. */
export function any(each: readonly Evaluate[]): Evaluate {
  return fold(each, true);
}

/** Of several causes `pending` is told, since it may still become known; else the first. */
function fold(each: readonly Evaluate[], dominant: boolean): Evaluate {
  const [only, ...others] = each;
  if (many && only && !others.length) return only;
  return (scope) => {
    let result: Truth = !dominant;
    for (const evaluate of each) {
      const truth = evaluate(scope);
      if (truth === dominant) return truth;
      if (typeof truth !== 'boolean' && (result === !dominant || truth === 'pending')) result = truth;
    }
    return result;
  };
}
