import {
  dependsOnIdentity,
  type ExperienceDefinition,
  type Field,
  listConditions,
  type Period,
  toPeriod,
} from '@facet/engine';
import { listChangeWarnings } from './change-warnings.ts';
import { listConflictWarnings } from './conflict-warnings.ts';
import { type KnownSegments, listSegmentWarnings } from './segment-warnings.ts';
import { toTimeInWords } from './time-in-words.ts';

/** Something that a merchant should know before starting. */
export type Warning = { readonly code: string; readonly message: string };

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
  const lasting = [...listTraps(definition), ...listEmptiness(definition)];
  if (definition.status === 'ended') return lasting;
  return [
    ...lasting,
    ...listScheduleWarnings(definition, around),
    ...listConditionWarnings(definition, around),
    ...listChangeWarnings(definition),
    ...listSegmentWarnings(definition, around),
    ...listGroupWarnings(definition, around),
    ...listConflictWarnings(definition, around),
  ];
}

function listTraps(definition: ExperienceDefinition): readonly Warning[] {
  const isTrap =
    definition.kind === 'test' &&
    definition.audience.type === 'custom' &&
    dependsOnIdentity(definition) !== 'never';
  if (!isTrap) return [];
  return [
    {
      code: 'default_assignment_trap',
      message:
        'Visitors whom Klaviyo identifies only after their first page have been given the control by then and keep ' +
        'it, so some of those you mean never see the test: an Advanced audience leaves them unassigned until they ' +
        'are known.',
    },
  ];
}

function listEmptiness({ variations }: ExperienceDefinition): readonly Warning[] {
  if (variations.some(({ changes }) => changes.length > 0)) return [];
  const message = 'No variation changes anything yet: everybody sees the original.';
  return [{ code: 'nothing_changes', message }];
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
    return [{ code: 'schedule_over', message }];
  }
  if (status !== 'running' || schedule.start === undefined || startsAt <= now) return [];
  const start = toTimeInWords(schedule.start, timeZone);
  const message = `It shows from ${start} on. Until then everybody sees the original; there is nothing left to do.`;
  return [{ code: 'starts_later', message }];
}

function listConditionWarnings(
  { audience }: ExperienceDefinition,
  { javascriptConditions, knowsCountry }: Surroundings,
): readonly Warning[] {
  const fields = new Set<Field>(listConditions(audience).map(({ field }) => field));
  const warnings: Warning[] = [];
  if (fields.has('country') && !knowsCountry) {
    warnings.push({
      code: 'country_unknown',
      message:
        'This server is not told which country visitors are in, so the condition on the country stays unknown, and ' +
        'unknown lets nobody in. Let the store’s pages say it by facet.attributes({ country }), or ask whoever runs ' +
        'the server to set FACET_COUNTRY_HEADER.',
    });
  }
  if (fields.has('javascript')) warnings.push(javascriptConditions ? needsEval : javascriptOff);
  return warnings;
}

const needsEval: Warning = {
  code: 'javascript_needs_eval',
  message:
    'A condition is JavaScript, which pages run by eval. Where the store’s Content-Security-Policy does not allow ' +
    "'unsafe-eval', the condition is unknown, and unknown lets nobody in. Ask whoever keeps the theme whether it " +
    'does, or use an attribute that the page sets instead.',
};

const javascriptOff: Warning = {
  code: 'javascript_off',
  message:
    'A condition is JavaScript, which this store does not allow any more, so the condition is unknown, and unknown ' +
    'lets nobody in. Allow JavaScript conditions in Settings, or use an attribute that the page sets instead.',
};

function listGroupWarnings({ id, group }: ExperienceDefinition, { open }: Surroundings): readonly Warning[] {
  if (group === undefined || open.some((other) => other.id !== id && other.group?.key === group.key))
    return [];
  const message = `It is the only one in the exclusion group “${group.key}”, so the group has no effect yet. Put the experiences that visitors are not to see together with it into the same group.`;
  return [{ code: 'group_of_one', message }];
}
