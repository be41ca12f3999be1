import type { Assignment, NewAssignment } from '../decision/assignment.ts';
import type { Decision, Reason } from '../decision/decision.ts';
import type { UnknownCause } from '../decision/membership.ts';
import type { ExperienceId, RowId, SegmentKey } from '../definition/ids.ts';
import { none } from './scope.ts';

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

/** The decision that an assignment makes. */
export function createAssigned(
  experience: ExperienceId,
  reason: Reason,
  assignment: Assignment,
  remember: readonly NewAssignment[],
  missing: readonly SegmentKey[],
  row?: RowId,
): Decision {
  const { variation, counted } = assignment;
  const decision: Mutable<Decision> = {
    experience,
    variation,
    reason,
    counted: counted && variation !== null,
    assignment,
    remember,
    missing,
  };
  if (row !== undefined) decision.row = row;
  return decision;
}

/** The decision to show the original and keep nothing. */
export function createUnassigned(
  experience: ExperienceId,
  reason: Reason,
  row?: RowId,
  missing: readonly SegmentKey[] = none,
  cause?: UnknownCause,
): Decision {
  const decision: Mutable<Decision> = {
    experience,
    variation: null,
    reason,
    counted: false,
    remember: none,
    missing,
  };
  if (cause !== undefined) decision.cause = cause;
  if (row !== undefined) decision.row = row;
  return decision;
}
