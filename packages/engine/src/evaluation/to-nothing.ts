import type { Decision, Reason } from '../decision/decision.ts';
import type { UnknownCause } from '../decision/membership.ts';
import type { ExperienceId, RowId, SegmentKey } from '../definition/ids.ts';
import { none } from './truth.ts';

/** What may come with showing the original. */
type More = {
  readonly row?: RowId;
  readonly cause?: UnknownCause;
  readonly missing?: readonly SegmentKey[];
};

/** The decision to show the original and keep nothing. */
export function toNothing(experience: ExperienceId, reason: Reason, more?: More): Decision {
  return { experience, variation: null, reason, counted: false, remember: none, missing: none, ...more };
}
