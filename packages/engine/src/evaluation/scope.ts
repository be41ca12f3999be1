import type { DecisionContext } from '../decision/context.ts';
import type { UnknownCause } from '../decision/membership.ts';
import type { SegmentKey, Subject } from '../definition/ids.ts';

/** What one evaluation reads and writes. */
export type Scope = {
  readonly context: DecisionContext;
  /** Segments that were looked up on the way and are pending. */
  missing: readonly SegmentKey[];
};

/** What an expression comes to: true, false, or unknown, which is told by its cause. */
export type Truth = boolean | UnknownCause;

/** A compiled expression. */
export type Evaluate = (scope: Scope) => Truth;

/** A compiled step of one experience. `subject` is there where the subject is the unit; else the visitor is. */
export type Run<Result> = (scope: Scope, subject: Subject | undefined) => Result;

/** Nothing, shared by all who have nothing to say, so that saying it allocates nothing. */
export const none: readonly never[] = [];
