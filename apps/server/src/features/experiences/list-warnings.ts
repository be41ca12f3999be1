import { type ExperienceDefinition, type Period, toPeriod } from '@facet/engine';
import type { Warning } from '@facet/protocol';
import { listChangeWarnings } from './change-warnings.ts';
import { listConditionWarnings } from './condition-warnings.ts';
import { listConflictWarnings } from './conflict-warnings.ts';
import { listLeftOutWarnings, listTrapWarnings } from './identity-warnings.ts';
import { type KnownSegments, listSegmentWarnings } from './segment-warnings.ts';
import { listSenseWarnings } from './sense-warnings.ts';
import { toTimeInWords } from './time-in-words.ts';

/** What a warning may depend on besides the experience. */
export type Surroundings = {
  /** The store's experiences that have not ended, itself among them, in the order in which they are published. */
  readonly open: readonly ExperienceDefinition[];
  readonly timeZone: string;
  /** Whether the store allows conditions in JavaScript. */
  readonly javascriptConditions: boolean;
  /** Whether a proxy says the visitor's country. */
  readonly knowsCountry: boolean;
  readonly segments: KnownSegments;
  /** Milliseconds since the epoch. */
  readonly now: number;
};

/** Finds what is allowed and yet seldom meant, and what stands in the way of an experience that has not ended. */
export function listWarnings(definition: ExperienceDefinition, around: Surroundings): readonly Warning[] {
  const lasting = [...listTrapWarnings(definition), ...listEmptiness(definition)];
  if (definition.status === 'ended') return lasting;
  return [
    ...lasting,
    ...listScheduleWarnings(definition, around),
    ...listLeftOutWarnings(definition, around),
    ...listSenseWarnings(definition),
    ...listConditionWarnings(definition, around),
    ...listChangeWarnings(definition),
    ...listSegmentWarnings(definition, around),
    ...listGroupWarnings(definition, around),
    ...listConflictWarnings(definition, around),
  ];
}

function listEmptiness({ variations }: ExperienceDefinition): readonly Warning[] {
  if (variations.some(({ changes }) => changes.length > 0)) return [];
  const message = 'No variation changes anything yet: everybody sees the original.';
  return [{ code: 'nothing_changes', message, path: 'definition.variations' }];
}

function listScheduleWarnings(
  { schedule, status }: ExperienceDefinition,
  { timeZone, now }: Surroundings,
): readonly Warning[] {
  if (schedule === undefined) return [];
  const { startsAt, endsAt }: Period = toPeriod(schedule, timeZone);
  if (schedule.end !== undefined && endsAt <= now) {
    const end = toTimeInWords(schedule.end, timeZone);
    const message = `Its schedule ended on ${end}, so everybody sees the original. Give it a later end if it is to show again.`;
    return [{ code: 'schedule_over', message, path: 'definition.schedule.end' }];
  }
  if (status !== 'running' || schedule.start === undefined || startsAt <= now) return [];
  const start = toTimeInWords(schedule.start, timeZone);
  const message = `It shows from ${start} on. Until then everybody sees the original; there is nothing left to do.`;
  return [{ code: 'starts_later', message, path: 'definition.schedule.start' }];
}

function listGroupWarnings({ id, group }: ExperienceDefinition, { open }: Surroundings): readonly Warning[] {
  if (group === undefined || open.some((other) => other.id !== id && other.group?.key === group.key))
    return [];
  const message = `It is the only one in the exclusion group “${group.key}”, so the group has no effect yet. Put the experiences that visitors are not to see together with it into the same group.`;
  return [{ code: 'group_of_one', message, path: 'definition.group' }];
}
