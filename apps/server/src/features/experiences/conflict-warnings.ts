import { type Conflict, type ExperienceDefinition, listConflicts, toPeriod } from '@facet/engine';
import type { Warning } from '@facet/protocol';

/** Experiences that have not ended in the order in which they are published, and what their schedules go by. */
type Surroundings = {
  readonly open: readonly ExperienceDefinition[];
  readonly timeZone: string;
  readonly now: number;
};

/** Tells of each experience that has started and wants the same place of a page at the same time. */
export function listConflictWarnings(
  definition: ExperienceDefinition,
  { open, timeZone, now }: Surroundings,
): readonly Warning[] {
  const rivals = open.filter(
    (other) =>
      other.id === definition.id ||
      (other.status !== 'draft' && meetInTime(definition, other, timeZone, now)),
  );
  return listConflicts(definition, rivals).flatMap((conflict): Warning[] => {
    const other = rivals.find(({ id }) => id === conflict.other);
    if (other === undefined) return [];
    const message = toMessage(definition, other, conflict);
    return [{ code: 'conflict', message, path: 'definition.variations', about: other.id }];
  });
}

function toMessage(
  definition: ExperienceDefinition,
  other: ExperienceDefinition,
  conflict: Conflict,
): string {
  const own = `“${definition.name ?? definition.id}”`;
  const its = `“${other.name ?? other.id}”`;
  const state = other.status === 'paused' ? ' (paused)' : '';
  const [winner, loser] = conflict.shows === definition.id ? ([own, its] as const) : ([its, own] as const);
  const advice = toAdvice(definition, other, loser);
  return `${own} and ${its}${state} both ${toDeed(conflict)}. Whoever is in both sees what ${winner} shows. ${advice}`;
}

function toDeed({ selector, variable }: Conflict): string {
  if (variable !== undefined) return `set the variable ${variable}`;
  return selector === null ? 'send visitors to another address' : `change ${toShort(selector)}`;
}

/** Tests have no priority. */
function toAdvice(one: ExperienceDefinition, two: ExperienceDefinition, loser: string): string {
  const group = 'put both into one exclusion group, so that nobody is in both.';
  if (one.kind === 'test' && two.kind === 'test') return `If that blurs their results, ${group}`;
  const whose = one.kind === two.kind ? `${loser} a higher` : 'the personalization another';
  return `If that is not what you want, give ${whose} priority, or ${group}`;
}

/** Whether there is a moment from now on at which both schedules are under way. */
function meetInTime(
  one: ExperienceDefinition,
  two: ExperienceDefinition,
  timeZone: string,
  now: number,
): boolean {
  const periods = [one, two].map(({ schedule = {} }) => toPeriod(schedule, timeZone));
  const from = Math.max(now, ...periods.map(({ startsAt }) => startsAt));
  return from < Math.min(...periods.map(({ endsAt }) => endsAt));
}

function toShort(selector: string): string {
  return selector.length > 60 ? `${selector.slice(0, 59)}…` : selector;
}
