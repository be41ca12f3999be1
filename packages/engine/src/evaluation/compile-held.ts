import type { Assignment, Assignments, NewAssignment } from '../decision/assignment.ts';
import type { ExperienceDefinition } from '../definition/experience.ts';
import { none, type Scope } from './scope.ts';

/** An earlier assignment that holds, whose it is, and what is to be remembered of it now. */
export type Held = NewAssignment & { readonly remember: readonly NewAssignment[] };

/**
 * Compiles the search for an earlier assignment of one experience. What this browser was assigned comes before what the
 * subject was, so that nobody's variation changes by being identified, unless another subject has claimed it. One that no
 * longer fits the experience (its variation is gone, its kind is the other kind's, its time is up) is as if it had never
 * been.
 */
export function compileHeld(
  { id: experience, kind: experienceKind, variations }: ExperienceDefinition,
  everyMs: number,
  looksAtIdentity: boolean,
): (scope: Scope) => Held | undefined {
  const known = new Set(variations.map(({ id }) => id));

  const find = ({ context }: Scope, assignments: Assignments | undefined): Assignment | undefined => {
    const assignment = assignments?.[experience];
    if (!assignment) return undefined;
    const { kind, variation, at, until = at + everyMs } = assignment;
    const exists = variation === null ? kind === 'excluded' : known.has(variation);
    const fits = /^[hp]/.test(kind) === (experienceKind === 'personalization');
    return exists && fits && context.now < until ? assignment : undefined;
  };

  return (scope) => {
    const { subject } = scope;
    const mine = find(scope, scope.visitorAssignments);
    const theirs = subject && find(scope, scope.subjectAssignments);
    const claimant = looksAtIdentity ? subject : undefined;
    if (!mine || (claimant && mine.claimedBy && mine.claimedBy !== claimant)) {
      return theirs && { owner: 'subject', assignment: theirs, remember: none };
    }
    if (!claimant || mine.claimedBy) return { owner: 'visitor', assignment: mine, remember: none };
    // The first subject known in a browser claims what it holds.
    const assignment = { ...mine, claimedBy: claimant };
    const remember: NewAssignment[] = [{ owner: 'visitor', assignment }];
    // A default belongs to the rest: elsewhere the subject may still turn out to be in the audience.
    if (mine.kind !== 'default' && !theirs) remember.push({ owner: 'subject', assignment: mine });
    return { owner: 'visitor', assignment, remember };
  };
}
