import type { Assignment, AssignmentKind, NewAssignment } from '../decision/assignment.ts';
import type { Decision, Reason } from '../decision/decision.ts';
import type { UnknownCause } from '../decision/membership.ts';
import type { ExperienceId, RowId, Subject, VariationId } from '../definition/ids.ts';
import type { Held } from './compile-held.ts';
import { none, type Scope } from './scope.ts';

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

/** What is the same for all whom one action of an audience assigns. */
export type Assigning = {
  readonly experience: ExperienceId;
  readonly kind: AssignmentKind;
  readonly reason: Reason;
  readonly counted: boolean;
  readonly everyMs: number;
  readonly row: RowId | undefined;
};

/** Assigns: the decision, with what is to be remembered of it. */
export function assign(
  { experience, kind, reason, counted, everyMs, row }: Assigning,
  scope: Scope,
  subject: Subject | undefined,
  variation: VariationId | null,
): Decision {
  const at = scope.context.now;
  const assignment: Assignment =
    everyMs < Infinity
      ? { kind, variation, counted, at, until: at + everyMs }
      : { kind, variation, counted, at };
  const owner: NewAssignment['owner'] = subject === undefined ? 'visitor' : 'subject';
  const remember = [{ owner, assignment }];
  const decision: Mutable<Decision> = { experience, variation, reason, counted, assignment, remember };
  if (row !== undefined) decision.row = row;
  return decision;
}

/** The decision that an earlier assignment makes. */
export function createKept(experience: ExperienceId, { assignment, remember }: Held): Decision {
  const { variation } = assignment;
  const reason = variation === null ? 'excluded_by_row' : 'kept';
  const counted = assignment.counted && variation !== null;
  return { experience, variation, reason, counted, assignment, remember };
}

/** The decision to show the original and keep nothing. */
export function createUnassigned(
  experience: ExperienceId,
  reason: Reason,
  row?: RowId,
  cause?: UnknownCause,
): Decision {
  const decision: Mutable<Decision> = {
    experience,
    variation: null,
    reason,
    counted: false,
    remember: none,
  };
  if (cause !== undefined) decision.cause = cause;
  if (row !== undefined) decision.row = row;
  return decision;
}
