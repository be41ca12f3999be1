import type { DecisionContext } from '../decision/context.ts';
import type { Step } from '../decision/explanation.ts';
import type { UnknownCause } from '../decision/membership.ts';
import type { SegmentKey } from '../definition/ids.ts';

/** What an expression comes to: true, false, or unknown, which is told by its cause. */
export type Truth = boolean | UnknownCause;

/** What one evaluation reads and writes; `note` and `trace` are there only while somebody asks for an explanation. */
export type Scope = {
  readonly context: DecisionContext;
  /** Segments that were looked up and are still pending. */
  missing: readonly SegmentKey[];
  readonly note?: (step: StepNote) => void;
};

/** One step as the decision tells it; the traces of expressions are put in by the recorder. */
export type StepNote = WithoutTrace<Step>;
type WithoutTrace<Each> = Each extends Step ? Omit<Each, 'trace'> : never;

/** A compiled expression. */
export type Evaluate = (scope: Scope) => Truth;

/** Nothing, shared by all who have nothing to say, so that saying it allocates nothing. */
export const none: readonly never[] = [];

/** Kleene's negation: unknown stays unknown. */
export function not(evaluate: Evaluate): Evaluate {
  return (scope) => {
    const truth = evaluate(scope);
    return typeof truth === 'boolean' ? !truth : truth;
  };
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
  return (scope) => {
    let result: Truth = !dominant;
    for (const evaluate of each) {
      const truth = evaluate(scope);
      if (truth === dominant) return truth;
      if (typeof truth === 'string' && (result === !dominant || truth === 'pending')) result = truth;
    }
    return result;
  };
}
