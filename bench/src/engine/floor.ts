import type {
  Assignment,
  Decision,
  DecisionContext,
  ExperienceId,
  Membership,
  SegmentKey,
  Subject,
  VariationId,
} from '@facet/engine';
import { hash } from './hash.ts';
import { countries, toSegment } from './scenario.ts';

type Experiment = { readonly experience: ExperienceId; readonly seed: number; readonly segment: SegmentKey };

const vip = 'vip' as SegmentKey;
const a = 'a' as VariationId;
const b = 'b' as VariationId;
const nothing: readonly never[] = [];

/**
 * What somebody would write by hand for exactly these experiments and no others: the same decisions for every visitor of
 * the kinds in `visitors.ts`, also for those who were assigned before, whom nobody knows, or whose answers are out.
 */
export function createFloor(count: number): (context: DecisionContext) => readonly Decision[] {
  const experiments = Array.from(
    { length: count },
    (_, index): Experiment => ({
      experience: `experiment-${index}` as ExperienceId,
      seed: hash(`split/seed-${index}`, 0),
      segment: toSegment(index),
    }),
  );
  return (context) => {
    const { memberships, identity, country, waited, now: at } = context;
    const subject = identity.state === 'identified' ? identity.subject : undefined;
    const isLocal = country?.state === 'known' && countries.includes(country.code);
    const eligible = isLocal || isIn(memberships[vip], subject);
    return experiments.map(({ experience, seed, segment }): Decision => {
      const kept = findKept(context, experience, subject);
      if (kept !== undefined) return kept;
      const member = isIn(memberships[segment], subject);
      if (eligible === true && member === true) {
        const variation = hash(subject ?? context.visitor, seed) < 2 ** 31 ? a : b;
        return toAssigned(experience, subject, { kind: 'split', variation, counted: true, at }, 'split');
      }
      if (eligible === false || member === false || waited) {
        const assignment = { kind: 'default', variation: a, counted: false, at } as const;
        return toAssigned(experience, subject, assignment, 'default_assignment');
      }
      return toUnknown(context, experience);
    });
  };
}

function isIn(membership: Membership | undefined, subject: Subject | undefined): boolean | undefined {
  if (subject === undefined || membership === undefined) return undefined;
  return membership.state === 'unknown' ? undefined : membership.state === 'in';
}

function findKept(
  { assignments }: DecisionContext,
  experience: ExperienceId,
  subject: Subject | undefined,
): Decision | undefined {
  const mine = assignments.visitor[experience];
  const theirs = subject === undefined ? undefined : assignments.subject[experience];
  if (mine === undefined && theirs === undefined) return undefined;
  if (
    mine === undefined ||
    (subject !== undefined && mine.claimedBy !== undefined && mine.claimedBy !== subject)
  ) {
    return theirs && toKept(experience, theirs, nothing);
  }
  if (subject === undefined || mine.claimedBy !== undefined) return toKept(experience, mine, nothing);
  const claimed = { ...mine, claimedBy: subject };
  const inherits = mine.kind !== 'default' && theirs === undefined;
  return toKept(experience, claimed, [
    { owner: 'visitor', assignment: claimed },
    ...(inherits ? [{ owner: 'subject', assignment: mine } as const] : []),
  ]);
}

function toKept(experience: ExperienceId, assignment: Assignment, remember: Decision['remember']): Decision {
  const { variation, counted } = assignment;
  return { experience, variation, reason: 'kept', counted, assignment, remember };
}

function toAssigned(
  experience: ExperienceId,
  subject: Subject | undefined,
  assignment: Assignment,
  reason: Decision['reason'],
): Decision {
  const { variation, counted } = assignment;
  const owner = subject === undefined ? 'visitor' : 'subject';
  const remember = [{ owner, assignment }] as const;
  return { experience, variation, reason, counted, assignment, remember };
}

function toUnknown(context: DecisionContext, experience: ExperienceId): Decision {
  const { identity } = context;
  const cause =
    identity.state === 'identified'
      ? 'pending'
      : identity.state === 'unknown'
        ? identity.cause
        : 'unidentified';
  return {
    experience,
    variation: null,
    reason: 'audience_unknown',
    counted: false,
    remember: nothing,
    cause,
  };
}
