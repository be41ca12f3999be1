import type { ExperienceId, RowId, SegmentKey, VariationId } from '../definition/ids.ts';
import type { Assignment, NewAssignment } from './assignment.ts';
import type { UnknownCause } from './membership.ts';

/**
 * Why a decision came out as it did: a closed list.
 *
 * A variation is shown: `split`, `assigned_by_row`, `personalized`, `kept` (assigned earlier).
 * The control is shown: `default_assignment` (rest of a *Custom* test), `holdout`.
 * Nothing is shown: `not_running`, `page_does_not_match`, `not_in_audience`, `not_allocated`, `excluded_by_row`,
 * `left_unassigned`, `audience_unknown` (its cause says why), `invalid_definition`, `internal_error`.
 */
export const reasons = [
  'split',
  'assigned_by_row',
  'personalized',
  'kept',
  'default_assignment',
  'holdout',
  'not_running',
  'page_does_not_match',
  'not_in_audience',
  'not_allocated',
  'excluded_by_row',
  'left_unassigned',
  'audience_unknown',
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
  /** With `audience_unknown`: why it is unknown. `pending` may still become known on this page. */
  readonly cause?: UnknownCause;
  /** Whether showing this page is an exposure that counts in the results. */
  readonly counted: boolean;
  /** The lasting assignment in force, made now or kept from earlier. */
  readonly assignment?: Assignment;
  /** What is to be remembered from now on: what was decided, claimed or inherited just now; mostly empty. */
  readonly remember: readonly NewAssignment[];
  /**
   * Segments whose membership the decision needed and which are pending: asking may bring them. Empty where only the
   * identity itself is: then `cause` says `pending`.
   */
  readonly missing: readonly SegmentKey[];
  /** The *Advanced* row that decided, or whose being unknown stopped the walk. */
  readonly row?: RowId;
};
