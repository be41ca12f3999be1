import type { Assignment, NewAssignment } from '../decision/assignment.ts';
import type { Decision } from '../decision/decision.ts';
import type { ExperienceDefinition } from '../definition/experience.ts';
import { createAssigned } from './create-decision.ts';
import type { Listener } from './listener.ts';
import { none, type Run, type Scope } from './scope.ts';

type Owner = NewAssignment['owner'];

/**
 * Compiles the decision that an earlier assignment makes, if one holds. What this browser was assigned comes before
 * what the subject was, so that nobody's variation changes by being identified, unless another subject has claimed it.
 */
export function compileKept(
  { id: experience, variations }: ExperienceDefinition,
  everyMs: number,
  looksAtIdentity: boolean,
  listener: Listener,
): Run<Decision | undefined> {
  const known = new Set(variations.map(({ id }) => id));

  const findValid = ({ context }: Scope, owner: Owner): Assignment | undefined => {
    const assignment = context.assignments[owner][experience];
    if (!assignment) return undefined;
    const { kind, variation, at, until = at + everyMs } = assignment;
    const exists = variation === null ? kind === 'excluded' : known.has(variation);
    return exists && context.now < until ? assignment : undefined;
  };

  const findOwner = listener.kept('kept', (scope, subject) => {
    const mine = findValid(scope, 'visitor');
    if (mine && (!looksAtIdentity || !subject || !mine.claimedBy || mine.claimedBy === subject))
      return 'visitor';
    return subject && findValid(scope, 'subject') ? 'subject' : null;
  });

  return (scope, subject) => {
    const owner = findOwner(scope, subject);
    const assignment = owner && findValid(scope, owner);
    if (!assignment) return undefined;
    const reason = assignment.variation === null ? 'excluded_by_row' : 'kept';
    const isClaim = owner === 'visitor' && looksAtIdentity && subject && !assignment.claimedBy;
    if (!isClaim) return createAssigned(experience, reason, assignment, none, none);
    const claimed = { ...assignment, claimedBy: subject };
    const remember: NewAssignment[] = [{ owner, assignment: claimed }];
    // A default belongs to the rest: elsewhere the subject may still turn out to be in the audience.
    if (assignment.kind !== 'default' && !findValid(scope, 'subject')) {
      remember.push({ owner: 'subject', assignment });
    }
    return createAssigned(experience, reason, claimed, remember, none);
  };
}
