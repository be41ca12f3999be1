import type { Assignment, Assignments, NewAssignment } from '../decision/assignment.ts';
import type { Decision } from '../decision/decision.ts';
import type { ExperienceId, Subject, VariationId } from '../definition/ids.ts';
import { none, type Scope } from './truth.ts';

/** What has to be known of an experience to tell whether an earlier assignment still holds. */
export type KeepingRules = {
  readonly experience: ExperienceId;
  readonly variations: ReadonlySet<VariationId | null>;
  /** How long an assignment that does not say so itself holds; `Infinity` for all but temporary personalizations. */
  readonly everyMs: number;
  readonly looksAtIdentity: boolean;
};

/**
 * The decision that an earlier assignment makes, if one holds. What this browser was assigned comes before what the
 * subject was, so that nobody's variation changes by being identified, unless another subject has claimed it.
 */
export function findKept(
  rules: KeepingRules,
  scope: Scope,
  subject: Subject | undefined,
): Decision | undefined {
  const { visitor, subject: bySubject } = scope.context.assignments;
  const mine = findValid(rules, scope, visitor);
  const theirs = subject === undefined ? undefined : findValid(rules, scope, bySubject);
  const claim = rules.looksAtIdentity ? subject : undefined;
  if (mine !== undefined && (claim === undefined || (mine.claimedBy ?? claim) === claim)) {
    scope.note?.({ step: 'kept', owner: 'visitor' });
    if (claim === undefined || mine.claimedBy !== undefined) return toDecision(rules, mine, none);
    const claimed = { ...mine, claimedBy: claim };
    const remember: NewAssignment[] = [{ owner: 'visitor', assignment: claimed }];
    // A default is the rest's: the subject may still turn out to be in the audience elsewhere.
    if (theirs === undefined && mine.kind !== 'default')
      remember.push({ owner: 'subject', assignment: mine });
    return toDecision(rules, claimed, remember);
  }
  scope.note?.({ step: 'kept', owner: theirs === undefined ? null : 'subject' });
  return theirs && toDecision(rules, theirs, none);
}

function findValid(rules: KeepingRules, scope: Scope, assignments: Assignments): Assignment | undefined {
  const assignment = assignments[rules.experience];
  if (assignment === undefined) return undefined;
  const { kind, variation, at, until = at + rules.everyMs } = assignment;
  const exists = kind === 'excluded' ? variation === null : rules.variations.has(variation);
  return exists && scope.context.now < until ? assignment : undefined;
}

function toDecision(
  { experience }: KeepingRules,
  assignment: Assignment,
  remember: readonly NewAssignment[],
): Decision {
  const { variation } = assignment;
  const shown = variation !== null;
  return {
    experience,
    variation,
    reason: shown ? 'kept' : 'excluded_by_row',
    counted: shown && assignment.counted,
    assignment,
    remember,
    missing: none,
  };
}
