import type { Assignments } from '../decision/assignment.ts';
import type { DecisionContext } from '../decision/context.ts';
import type { UnknownCause } from '../decision/membership.ts';
import type { Subject } from '../definition/ids.ts';
import { many } from './abilities.ts';
import type { Blocks } from './murmur3.ts';
import type { WallClock } from './time/wall-clock.ts';
import type { Traffic } from './traffic/classify-traffic.ts';

/** What one evaluation reads, and what it has found out so far: each thing is worked out once, when first needed. */
export type Scope = {
  readonly context: DecisionContext;
  readonly subject: Subject | undefined;
  /** What was assigned earlier; `undefined` where nothing was, which is the same at every experience. */
  readonly visitorAssignments: Assignments | undefined;
  readonly subjectAssignments: Assignments | undefined;
  /** Whether nothing was assigned earlier at all. */
  readonly isFresh?: boolean;
  /** What shared expressions came to, by slot. */
  truths?: (Truth | undefined)[] | undefined;
  visitorBlocks?: Blocks | undefined;
  subjectBlocks?: Blocks | undefined;
  wallClock?: WallClock | undefined;
  traffic?: Traffic | undefined;
};

/** What an expression comes to: true, false, or unknown, which is told by its cause. */
export type Truth = boolean | UnknownCause;

/** A compiled expression. */
export type Evaluate = (scope: Scope) => Truth;

/** A compiled step of one experience. `subject` is there where the subject is the unit; else the visitor is. */
export type Run<Result> = (scope: Scope, subject: Subject | undefined) => Result;

/** Nothing, shared by all who have nothing to say, so that saying it allocates nothing. */
export const none: readonly never[] = [];

/** Opens the scope of one page. Throws on what is no context. */
export function openScope(context: DecisionContext): Scope {
  const { identity, assignments } = context;
  const subject = identity.state === 'identified' ? identity.subject : undefined;
  const { visitor, subject: inherited } = assignments;
  if (!many) return { context, subject, visitorAssignments: visitor, subjectAssignments: inherited };
  const visitorAssignments = orNothing(visitor);
  const subjectAssignments = orNothing(inherited);
  // All fields are there from the start, so that engines give every scope one shape.
  return {
    context,
    subject,
    visitorAssignments,
    subjectAssignments,
    isFresh: !visitorAssignments && !subjectAssignments,
    truths: undefined,
    visitorBlocks: undefined,
    subjectBlocks: undefined,
    wallClock: undefined,
    traffic: undefined,
  };
}

function orNothing(assignments: Assignments): Assignments | undefined {
  for (const _ in assignments) return assignments;
  return undefined;
}
