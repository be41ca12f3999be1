import type { AssignmentKind } from '../decision/assignment.ts';
import type { Decision, Reason } from '../decision/decision.ts';
import type { ExperienceDefinition, RowAction } from '../definition/experience.ts';
import type { RowId, Subject, VariationId } from '../definition/ids.ts';
import { compileBucket, compilePick, isWithin, type Purpose } from './bucket.ts';
import { toNothing } from './to-nothing.ts';
import type { Scope } from './truth.ts';

/** Decides for a visitor whose place in the audience is settled. `subject` is there where the subject is the unit. */
export type Act = (scope: Scope, subject: Subject | undefined) => Decision;

/** What an audience can do with a visitor. */
export type Actions = {
  readonly act: (action: RowAction, counted: boolean, row?: RowId) => Act;
  /** What an audience without rows does with those it matches. */
  readonly match: Act;
  /** What it does with the rest. */
  readonly rest: Act;
};

/** Compiles what the audience of an experience can do. Throws where the definition does not hold together. */
export function compileActions(definition: ExperienceDefinition, everyMs: number): Actions {
  const { id: experience, seed, variations } = definition;
  const getVariation = (isMeant: (variation: (typeof variations)[number]) => boolean): VariationId => {
    const found = variations.find(isMeant);
    if (found === undefined) throw new RangeError('variation');
    return found.id;
  };
  const control = getVariation((variation) => variation.control);
  const enters = compileShare('allocation', seed, definition.allocation);

  const keep = (kind: AssignmentKind, reason: Reason, counted: boolean, row?: RowId) => {
    return (scope: Scope, subject: Subject | undefined, variation: VariationId | null): Decision => {
      const at = scope.context.now;
      const made = { kind, variation, counted, at };
      const assignment = everyMs < Infinity ? { ...made, until: at + everyMs } : made;
      const owner = subject === undefined ? 'visitor' : 'subject';
      const remember = [{ owner, assignment }] as const;
      const decision = {
        experience,
        variation,
        reason,
        counted,
        assignment,
        remember,
        missing: scope.missing,
      };
      return row === undefined ? decision : { ...decision, row };
    };
  };

  const act = (action: RowAction, counted: boolean, row?: RowId): Act => {
    const nothing = (reason: Reason): Decision =>
      toNothing(experience, reason, row === undefined ? undefined : { row });
    const notAllocated = nothing('not_allocated');
    switch (action.type) {
      case 'split': {
        const bucketOfUnit = compileBucket('split', seed);
        const pick = compilePick(variations);
        const kept = keep('split', 'split', counted, row);
        return (scope, subject) => {
          if (!enters(scope, subject)) return notAllocated;
          const bucket = bucketOfUnit(subject ?? scope.context.visitor);
          scope.note?.({ step: 'split', unit: subject === undefined ? 'visitor' : 'subject', bucket });
          return kept(scope, subject, pick(bucket).id);
        };
      }
      case 'assign': {
        const variation = getVariation(({ id }) => id === action.variation);
        const kept = keep('row', 'assigned_by_row', counted, row);
        return (scope, subject) => (enters(scope, subject) ? kept(scope, subject, variation) : notAllocated);
      }
      case 'exclude': {
        const kept = keep('excluded', 'excluded_by_row', false, row);
        return (scope, subject) => kept(scope, subject, null);
      }
      case 'leave': {
        const left = nothing('left_unassigned');
        return () => left;
      }
      default:
        throw new TypeError(action satisfies never);
    }
  };

  if (definition.kind === 'test') {
    const kept = keep('default', 'default_assignment', false);
    const rest: Act = (scope, subject) => kept(scope, subject, control);
    return { act, match: act({ type: 'split' }, true), rest };
  }

  const shown = getVariation((variation) => !variation.control);
  const isHeldOut = compileShare('holdout', seed, definition.holdout);
  const keepShown = keep('personalized', 'personalized', true);
  const keepHeldOut = keep('holdout', 'holdout', true);
  const notAllocated = toNothing(experience, 'not_allocated');
  const notInAudience = toNothing(experience, 'not_in_audience');
  return {
    act,
    match: (scope, subject) => {
      if (!enters(scope, subject)) return notAllocated;
      return isHeldOut(scope, subject)
        ? keepHeldOut(scope, subject, control)
        : keepShown(scope, subject, shown);
    },
    rest: () => notInAudience,
  };
}

/** Whether a unit falls in a share of all units. Nobody is hashed where the answer is the same for everybody. */
function compileShare(purpose: Exclude<Purpose, 'split'>, seed: string, share: number) {
  const bucketOfUnit = compileBucket(purpose, seed);
  return ({ context, note }: Scope, subject: Subject | undefined): boolean => {
    if (share >= 1 || share <= 0) return share > 0;
    const bucket = bucketOfUnit(subject ?? context.visitor);
    const within = isWithin(bucket, share);
    note?.(
      purpose === 'allocation'
        ? { step: 'allocation', bucket, share, passed: within }
        : { step: 'holdout', bucket, share, heldOut: within },
    );
    return within;
  };
}
