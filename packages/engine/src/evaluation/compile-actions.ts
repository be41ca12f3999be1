import type { AssignmentKind } from '../decision/assignment.ts';
import type { Decision, Reason } from '../decision/decision.ts';
import type { ExperienceDefinition, RowAction, Variation } from '../definition/experience.ts';
import type { RowId, VariationId } from '../definition/ids.ts';
import { hears } from './abilities.ts';
import { bucketOfUnit, isWithin, toEnds } from './bucket.ts';
import { type Assigning, assign, createUnassigned } from './create-decision.ts';
import type { Listener, Purpose } from './listener.ts';
import { murmur3 } from './murmur3.ts';
import type { Run } from './scope.ts';

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
    if (found === undefined) throw new TypeError();
    return found.id;
  };
  const toAssigning = (kind: AssignmentKind, reason: Reason, counted: boolean, row?: RowId): Assigning => ({
    experience,
    kind,
    reason,
    counted,
    everyMs,
    row,
  });

  const hashFor = (purpose: Purpose): number => murmur3(`${purpose}/${seed}`, 0);

  /** Parts those whose bucket lies in a share from the others; where that is the same for everybody, nobody is hashed. */
  const part = (
    purpose: Purpose,
    share: number,
    inside: Run<Decision>,
    outside: Run<Decision>,
  ): Run<Decision> => {
    if (share >= 1) return inside;
    if (!(share > 0)) return outside;
    const hash = hashFor(purpose);
    return (scope, subject) => {
      const bucket = bucketOfUnit(scope, subject, hash);
      if (hears) listener.bucket?.(purpose, bucket, subject);
      return isWithin(bucket, share) ? inside(scope, subject) : outside(scope, subject);
    };
  };

  /** Lets those who are allocated go on. */
  const enter = (goOn: Run<Decision>, row?: RowId): Run<Decision> => {
    const notAllocated = createUnassigned(experience, 'not_allocated', row);
    return part('allocation', allocation, goOn, () => notAllocated);
  };

  const always = (assigning: Assigning, variation: VariationId | null): Run<Decision> => {
    return (scope, subject) => assign(assigning, scope, subject, variation);
  };

  const act = (action: RowAction, counted: boolean, row?: RowId): Run<Decision> => {
    switch (action.type) {
      case 'split': {
        const split = toAssigning('split', 'split', counted, row);
        const hash = hashFor('split');
        const ids = variations.map(({ id }) => id);
        const ends = toEnds(variations);
        const goOn: Run<Decision> = (scope, subject) => {
          const bucket = bucketOfUnit(scope, subject, hash);
          if (hears) listener.bucket?.('split', bucket, subject);
          return assign(split, scope, subject, ids[ends.findIndex((end) => bucket < end)] ?? null);
        };
        return enter(goOn, row);
      }
      case 'assign': {
        const variation = getVariation(({ id }) => id === action.variation);
        return enter(always(toAssigning('row', 'assigned_by_row', counted, row), variation), row);
      }
      case 'exclude':
        return always(toAssigning('excluded', 'excluded_by_row', false, row), null);
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
    return {
      act,
      match: act({ type: 'split' }, true),
      rest: always(toAssigning('default', 'default_assignment', false), control),
    };
  }

  const shown = getVariation((variation) => !variation.control);
  const notInAudience = createUnassigned(experience, 'not_in_audience');
  const heldOut = always(toAssigning('holdout', 'holdout', true), control);
  const personalized = always(toAssigning('personalized', 'personalized', true), shown);
  return {
    act,
    match: enter(part('holdout', definition.holdout, heldOut, personalized)),
    rest: () => notInAudience,
  };
}
