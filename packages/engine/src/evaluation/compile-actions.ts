import type { Assignment, AssignmentKind, NewAssignment } from '../decision/assignment.ts';
import type { Decision, Reason } from '../decision/decision.ts';
import type { ExperienceDefinition, RowAction, Variation } from '../definition/experience.ts';
import type { RowId, Subject, VariationId } from '../definition/ids.ts';
import { compileBucket, compilePick, compileShare } from './bucket.ts';
import { createAssigned, createUnassigned } from './create-decision.ts';
import type { Listener } from './listener.ts';
import type { Run, Scope } from './scope.ts';

/** What an audience can do with visitors whose place in it is settled. */
export type Actions = {
  /** With those whom a row claims, or none. */
  readonly act: (action: RowAction, counted: boolean, row?: RowId) => Run<Decision>;
  /** With those whom an audience without rows matches. */
  readonly match: Run<Decision>;
  /** With the rest of them. */
  readonly rest: Run<Decision>;
};

/** Compiles what the audience of an experience can do. Throws where the definition does not hold together. */
export function compileActions(
  definition: ExperienceDefinition,
  everyMs: number,
  listener: Listener,
): Actions {
  const { id: experience, seed, variations, allocation } = definition;
  const getVariation = (isMeant: (variation: Variation) => boolean): VariationId => {
    const found = variations.find(isMeant);
    if (found === undefined) throw new RangeError('variation');
    return found.id;
  };
  const isAllocated = compileShare(allocation, compileBucket('allocation', seed, listener));

  /** Lets those who are allocated go on. */
  const enter = (goOn: Run<Decision>, row?: RowId): Run<Decision> => {
    const notAllocated = createUnassigned(experience, 'not_allocated', row);
    return (scope, subject) => (isAllocated(scope, subject) ? goOn(scope, subject) : notAllocated);
  };

  /** Makes an assignment of a kind. */
  const assign = (kind: AssignmentKind, reason: Reason, counted: boolean, row?: RowId) => {
    return (scope: Scope, subject: Subject | undefined, variation: VariationId | null): Decision => {
      const at = scope.context.now;
      const assignment: Assignment =
        everyMs < Infinity
          ? { kind, variation, counted, at, until: at + everyMs }
          : { kind, variation, counted, at };
      const owner: NewAssignment['owner'] = subject === undefined ? 'visitor' : 'subject';
      return createAssigned(experience, reason, assignment, [{ owner, assignment }], scope.missing, row);
    };
  };

  const act = (action: RowAction, counted: boolean, row?: RowId): Run<Decision> => {
    switch (action.type) {
      case 'split': {
        const split = assign('split', 'split', counted, row);
        const bucket = compileBucket('split', seed, listener);
        const pick = compilePick(variations);
        return enter((scope, subject) => split(scope, subject, pick(bucket(scope, subject)).id), row);
      }
      case 'assign': {
        const assigned = assign('row', 'assigned_by_row', counted, row);
        const variation = getVariation(({ id }) => id === action.variation);
        return enter((scope, subject) => assigned(scope, subject, variation), row);
      }
      case 'exclude': {
        const exclude = assign('excluded', 'excluded_by_row', false, row);
        return (scope, subject) => exclude(scope, subject, null);
      }
      case 'leave': {
        const left = createUnassigned(experience, 'left_unassigned', row);
        return () => left;
      }
      default:
        throw new TypeError(action satisfies never);
    }
  };

  const control = getVariation((variation) => variation.control);
  if (definition.kind === 'test') {
    const byDefault = assign('default', 'default_assignment', false);
    return {
      act,
      match: act({ type: 'split' }, true),
      rest: (scope, subject) => byDefault(scope, subject, control),
    };
  }

  const shown = getVariation((variation) => !variation.control);
  const isHeldOut = compileShare(definition.holdout, compileBucket('holdout', seed, listener));
  const holdOut = assign('holdout', 'holdout', true);
  const personalize = assign('personalized', 'personalized', true);
  const notInAudience = createUnassigned(experience, 'not_in_audience');
  return {
    act,
    match: enter((scope, subject) =>
      isHeldOut(scope, subject) ? holdOut(scope, subject, control) : personalize(scope, subject, shown),
    ),
    rest: () => notInAudience,
  };
}
