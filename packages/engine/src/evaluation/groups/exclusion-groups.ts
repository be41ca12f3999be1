import type { Decision } from '../../decision/decision.ts';
import type { GroupPlace } from '../../definition/experience.ts';
import type { ExperienceId } from '../../definition/ids.ts';
import { bucketCount, bucketOfUnit } from '../bucket.ts';
import type { CompiledExperience } from '../compile-experience.ts';
import { createUnassigned } from '../create-decision.ts';
import { murmur3 } from '../murmur3.ts';
import type { Scope } from '../scope.ts';
import type { Groups, SettleGroups } from './groups.ts';

type Member = {
  readonly experience: CompiledExperience;
  /** Where its decision stands among all. */
  readonly index: number;
  readonly id: ExperienceId;
  readonly place: GroupPlace;
};

/**
 * Draws after targeting: only experiences that would take the visitor take part, so that narrow audiences waste nothing.
 * Each has a score from a hash of its own, divided by its weight, and the lowest has the visitor (weighted rendezvous
 * hashing; the score −ln(u) / weight makes the chances proportional to the weights). So the draw among those that stay
 * is the same when one comes or goes. An experience that has the visitor already goes before any draw.
 */
export const exclusionGroups: Groups = {
  requirePlace: ({ key, weight }, seed) => {
    if (typeof key !== 'string' || typeof seed !== 'string' || !(weight > 0)) throw new TypeError('group');
  },
  compile: (experiences) => {
    const groups = new Map<string, Member[]>();
    for (const [index, experience] of experiences.entries()) {
      if (!experience.findHeld) continue;
      const { id, group: place } = experience.definition;
      if (place) groups.set(place.key, [...(groups.get(place.key) ?? []), { experience, index, id, place }]);
    }
    const settles = [...groups.values()].map((members) => ({ members, settle: compileGroup(members) }));
    if (settles.length === 0) return undefined;
    return (decisions, scope, tell) => {
      for (const { members, settle } of settles) {
        try {
          settle(decisions, scope, tell);
        } catch {
          for (const { id, index } of members) decisions[index] = createUnassigned(id, 'internal_error');
        }
      }
    };
  },
};

function compileGroup(members: readonly Member[]): SettleGroups {
  const looksAtIdentity = members.some(({ experience }) => experience.looks);
  const scored = members.map((member) => ({
    ...member,
    seedHash: murmur3(`group/${member.place.key}/${member.experience.definition.seed}`, 0),
  }));
  return (decisions, scope, tell) => {
    const holder = members.find(
      ({ experience, index }) => decisions[index]?.reason === 'forced' || isIn(experience, scope),
    );
    const unit = looksAtIdentity ? scope.subject : undefined;
    const { waited, isAnswerDue = true } = scope.context;
    const waits = isAnswerDue && !waited;
    const drawn = scored
      .map(({ id, index, place, seedHash }) => {
        const bucket = bucketOfUnit(scope, unit, seedHash);
        return { id, index, score: -Math.log((bucket + 0.5) / bucketCount) / place.weight };
      })
      .sort((one, two) => one.score - two.score);
    /** The best so far that may still come, and the best that is here. */
    let pending: ExperienceId | undefined;
    let winner: ExperienceId | undefined;
    for (const { id, index } of drawn) {
      const decision = decisions[index];
      if (!decision) continue;
      const isPending = decision.cause === 'pending';
      if (isPending && waits) pending ??= id;
      // Whoever has the visitor keeps the others out, also those who do not know yet: nothing is to be waited for.
      if (!isEntering(decision) && !(holder && isPending)) continue;
      const outcome = holder ? 'held' : winner ? 'drawn' : pending ? 'waits' : 'has';
      if (outcome === 'waits') {
        decisions[index] = createUnassigned(id, 'group_undecided', decision.row, 'pending');
      } else if (outcome !== 'has') {
        decisions[index] = createUnassigned(id, 'excluded_by_group', decision.row);
      }
      tell?.(index, outcome, holder?.id ?? winner ?? pending ?? null);
      winner ??= id;
    }
  };
}

/** Whether an experience takes the visitor now: neither earlier, nor by default, nor to leave them out. */
function isEntering({ reason }: Decision): boolean {
  return /^(split|assigned_by_row|personalized|holdout)$/.test(reason);
}

/** Whether the visitor is in an experience by an earlier assignment, on whatever page: neither by default nor left out. */
function isIn({ findHeld, isOpen }: CompiledExperience, scope: Scope): boolean {
  if (isOpen && !isOpen(scope)) return false;
  const kind = findHeld?.(scope)?.assignment.kind;
  return kind !== undefined && kind !== 'default' && kind !== 'excluded';
}
