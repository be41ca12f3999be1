import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Assignment,
  compileExperiences,
  type Decision,
  type DecisionContext,
  decide,
  dependsOnIdentity,
  type ExperienceDefinition,
  type ExperienceId,
  explain,
  type GroupOutcome,
  type KeptAssignments,
  type Reason,
} from '../../index.ts';
import { contextArb, identityArb, nobodyArb, subject1, subject2 } from '../../testing/context-arbitraries.ts';
import { isEntering, remember, toUngrouped } from '../../testing/journey.ts';
import { runs } from '../../testing/runs.ts';
import { groupedWorldArb, journeyArb } from '../../testing/world-arbitraries.ts';

const often = runs(500);
const nothing: KeptAssignments = { visitor: {}, subject: {} };

/** The experiences of each group of a world. */
function listGroups(world: readonly ExperienceDefinition[]): readonly (readonly ExperienceDefinition[])[] {
  const keys = new Set(world.map(({ group }) => group?.key));
  return [...keys].map((key) => world.filter(({ group }) => group?.key === key));
}

function decideAll(world: readonly ExperienceDefinition[], context: DecisionContext): readonly Decision[] {
  return decide(compileExperiences(world), context);
}

/** Those of some experiences that hold the visitor or the subject: neither by default nor by exclusion. */
function listHolders(
  group: readonly ExperienceDefinition[],
  { visitor, subject }: KeptAssignments,
): readonly ExperienceId[] {
  return group.flatMap(({ id }) =>
    [visitor[id], subject[id]].some((one) => one && one.kind !== 'default' && one.kind !== 'excluded')
      ? [id]
      : [],
  );
}

test('nobody is ever in two experiences of a group, through a whole journey', () => {
  const personArb = fc.record({ before: nobodyArb, after: identityArb, knownFrom: fc.nat(6) });
  fc.assert(
    fc.property(groupedWorldArb, journeyArb, personArb, (world, journey, { before, after, knownFrom }) => {
      let kept = nothing;
      for (const [index, page] of journey.entries()) {
        const identity = index < knownFrom ? before : after;
        const decisions = decideAll(world, { ...page, identity, assignments: kept });
        kept = decisions.reduce(remember, kept);
        for (const group of listGroups(world)) {
          expect(listHolders(group, kept).length).toBeLessThanOrEqual(1);
          const shown = decisions.filter(
            ({ experience, assignment }) =>
              group.some(({ id }) => id === experience) &&
              assignment &&
              /^(split|row|p|h)/.test(assignment.kind),
          );
          expect(shown.length).toBeLessThanOrEqual(1);
        }
      }
    }),
    often,
  );
});

test('who is in one is drawn for no other, on whatever page, whoever is known', () => {
  fc.assert(
    fc.property(groupedWorldArb, contextArb, journeyArb, (world, first, journey) => {
      const kept = decideAll(world, first).reduce(remember, nothing);
      for (const page of journey) {
        const context = { ...page, visitor: first.visitor, identity: first.identity, assignments: kept };
        for (const group of listGroups(world)) {
          const [holder] = listHolders(group, kept);
          if (holder === undefined) continue;
          const entering = decideAll(world, context).filter(isEntering);
          expect(entering.filter(({ experience }) => group.some(({ id }) => id === experience))).toEqual([]);
        }
      }
    }),
    often,
  );
});

test('a group wastes nobody: where nothing is pending, exactly one of those that would take the visitor does', () => {
  fc.assert(
    fc.property(groupedWorldArb, contextArb, (world, context) => {
      const alone = decideAll(world.map(toUngrouped), context);
      const together = decideAll(world, context);
      for (const group of listGroups(world)) {
        const isOfGroup = ({ experience }: Decision): boolean => group.some(({ id }) => id === experience);
        const candidates = alone.filter(isOfGroup).filter(isEntering);
        const isPending = alone.filter(isOfGroup).some(({ cause }) => cause === 'pending') && !context.waited;
        const entered = together.filter(isOfGroup).filter(isEntering);
        const undecided = together.filter(isOfGroup).filter(({ reason }) => reason === 'group_undecided');
        expect(entered.length + undecided.length).toBe(candidates.length > 0 ? 1 : 0);
        expect(isPending || undecided.length === 0).toBe(true);
      }
      // Who does not compete decides as if there were no group.
      const isTouched = ({ reason }: Decision): boolean =>
        /^(excluded_by_group|group_undecided)$/.test(reason);
      expect(together.filter((one) => !isTouched(one))).toEqual(
        alone.filter((_, index) => !together.slice(index, index + 1).some(isTouched)),
      );
    }),
    often,
  );
});

test('the draw among those that stay is the same when another one comes or goes', () => {
  fc.assert(
    fc.property(groupedWorldArb, contextArb, fc.nat(3), (world, context, at) => {
      // Nobody is identified, or the draw could be by visitor with one group and by subject with the other.
      const known = { ...context, identity: { state: 'unidentified' }, waited: true } as const;
      const gone = world[at % world.length];
      const rest = world.filter((one) => one !== gone);
      const winners = (some: readonly ExperienceDefinition[]): readonly ExperienceId[] =>
        decideAll(some, known)
          .filter(isEntering)
          .map(({ experience }) => experience);
      const before = winners(world);
      const after = winners(rest);
      expect(before.filter((id) => id !== gone?.id && !after.includes(id))).toEqual([]);
      const hadNobody = gone !== undefined && !before.includes(gone.id);
      expect(hadNobody ? after : before).toEqual(before);
    }),
    often,
  );
});

test('nobody is taken out of what they are in by other experiences, weights or groups', () => {
  fc.assert(
    fc.property(groupedWorldArb, groupedWorldArb, contextArb, (world, others, context) => {
      const first = decideAll(world, context);
      const kept = first.reduce(remember, nothing);
      for (const decision of first.filter(isEntering)) {
        const definition = world.find(({ id }) => id === decision.experience);
        if (definition === undefined) continue;
        const changed = [...others.filter(({ id }) => id !== definition.id), definition];
        const second = decideAll(changed, { ...context, assignments: kept });
        expect(second.find(({ experience }) => experience === definition.id)).toMatchObject({
          reason: 'kept',
          variation: decision.variation,
          counted: decision.counted,
        });
      }
    }),
    often,
  );
});

test('nothing of a subject shows in a draw: neither while nobody is identified, nor to somebody else', () => {
  fc.assert(
    fc.property(groupedWorldArb, contextArb, contextArb, nobodyArb, (world, first, page, nobody) => {
      const { subject } = decideAll(world, { ...first, identity: subject1 }).reduce(remember, nothing);
      const claimed: Record<string, Assignment> = {};
      for (const [id, assignment] of Object.entries(subject)) {
        if (assignment) claimed[id] = { ...assignment, claimedBy: subject1.subject };
      }
      const anonymous = { ...page, identity: nobody };
      const without = { ...page, identity: subject2 };
      // Who depends on nobody's identity keeps what this browser has, whoever uses it.
      const looking = world.filter((definition) => dependsOnIdentity(definition) !== 'never');

      expect(decideAll(world, { ...anonymous, assignments: { visitor: {}, subject } })).toEqual(
        decideAll(world, { ...anonymous, assignments: nothing }),
      );
      expect(decideAll(looking, { ...without, assignments: { visitor: claimed, subject: {} } })).toEqual(
        decideAll(looking, { ...without, assignments: nothing }),
      );
    }),
    often,
  );
});

test('an explanation tells of every candidate what the group says of it', () => {
  fc.assert(
    fc.property(groupedWorldArb, contextArb, (world, context) => {
      for (const { decision, steps } of explain(compileExperiences(world), context)) {
        const step = steps.find((one) => one.step === 'group');
        const outcome = step?.step === 'group' ? step.outcome : undefined;
        const wanted = isEntering(decision) ? ['has'] : (outcomesOf[decision.reason] ?? [undefined]);
        expect(wanted).toContain(outcome);
      }
    }),
    often,
  );
});

const outcomesOf: Readonly<Partial<Record<Reason, readonly GroupOutcome[]>>> = {
  group_undecided: ['waits'],
  excluded_by_group: ['held', 'drawn'],
};
