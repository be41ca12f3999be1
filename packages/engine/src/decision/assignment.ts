import type { ExperienceId, Subject, VariationId } from '../definition/ids.ts';

/**
 * How an assignment came about; kept with it, so that results and inspection can tell later.
 *
 * - `split`: by the weights. - `row`: named by an audience row. - `default`: the control of a *Custom* test's rest.
 * - `excluded`: an audience row excluded the visitor for good. - `holdout`: kept from a personalization.
 * - `personalized`: matched a personalization's audience.
 */
export const assignmentKinds = ['split', 'row', 'default', 'excluded', 'holdout', 'personalized'] as const;
/** One way in which an assignment comes about. */
export type AssignmentKind = (typeof assignmentKinds)[number];

/** A decision that lasts. */
export type Assignment = {
  readonly kind: AssignmentKind;
  /** The variation shown; `null` for `excluded`. */
  readonly variation: VariationId | null;
  /** Whether exposures count in the results. */
  readonly counted: boolean;
  /** When it was made, in milliseconds since the epoch. */
  readonly at: number;
  /** When it is decided again (temporary personalizations), in milliseconds since the epoch. */
  readonly until?: number;
  /**
   * On a visitor's assignment of an experience that looks at identity: the first subject who was known in this
   * browser while it held. It does not count for another subject.
   */
  readonly claimedBy?: Subject;
};

/** Assignments by experience. */
export type Assignments = Readonly<Partial<Record<ExperienceId, Assignment>>>;

/** What is remembered: for the browser, and for the subject known in it now. */
export type KeptAssignments = { readonly visitor: Assignments; readonly subject: Assignments };

/** An assignment to remember from now on, and whose it is. */
export type NewAssignment = { readonly owner: 'visitor' | 'subject'; readonly assignment: Assignment };
