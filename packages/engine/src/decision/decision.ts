import type { ExperienceId, RowId, VariationId } from '../definition/ids.ts';
import type { Assignment, NewAssignment } from './assignment.ts';
import type { UnknownCause } from './membership.ts';

/**
 * Why a decision came out as it did: a closed list.
 *
 * A variation is shown: `split`, `assigned_by_row`, `personalized`, `kept` (assigned earlier), `forced` (a preview).
 * The control is shown: `default_assignment` (rest of a *Custom* test), `holdout`.
 * Nothing is shown: `not_running`, `outside_schedule`, `page_does_not_match`, `not_in_audience`, `not_allocated`,
 * `excluded_by_row`, `excluded_by_group` (another experience of its group has the visitor), `left_unassigned`,
 * `audience_unknown` and `group_undecided` (the cause says why; the latter: another experience of its group comes first
 * if the visitor turns out to be in its audience), `invalid_definition`, `internal_error`.
 */
export const reasons = [
  'split',
  'assigned_by_row',
  'personalized',
  'kept',
  'forced',
  'default_assignment',
  'holdout',
  'not_running',
  'outside_schedule',
  'page_does_not_match',
  'not_in_audience',
  'not_allocated',
  'excluded_by_row',
  'excluded_by_group',
  'left_unassigned',
  'audience_unknown',
  'group_undecided',
  'invalid_definition',
  'internal_error',
] as const;
/** One reason of the closed list. */
export type Reason = (typeof reasons)[number];

/** What one experience does on one page for one visitor. */
export type Decision = {
  readonly experience: ExperienceId;
  /** The variation whose changes apply; `null` shows the original. */
  readonly variation: VariationId | null;
  readonly reason: Reason;
  /** With `audience_unknown` and `group_undecided`: why. `pending` may still become known on this page. */
  readonly cause?: UnknownCause;
  /** Whether showing this page is an exposure that counts in the results. */
  readonly counted: boolean;
  /** The lasting assignment in force, made now or kept from earlier. */
  readonly assignment?: Assignment;
  /** What is to be remembered from now on: what was decided, claimed or inherited just now; mostly empty. */
  readonly remember: readonly NewAssignment[];
  /** The *Advanced* row that decided, or whose being unknown stopped the walk. */
  readonly row?: RowId;
};
