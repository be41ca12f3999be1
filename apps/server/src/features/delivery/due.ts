import { type ExperienceDefinition, toPeriod } from '@facet/engine';

/**
 * How long before its start an experience is in the script. Browsers and proxies may use a script for some minutes, and
 * it has to be there when the clock strikes; earlier, whoever reads the script would read the offer before its day.
 */
const aheadMs = 5 * 60_000;

/** Whether an experience belongs on pages by its schedule: not over, and begun or about to. `now` in ms since the epoch. */
export function isDue({ schedule }: ExperienceDefinition, timeZone: string, now: number): boolean {
  if (schedule === undefined) return true;
  const { startsAt, endsAt } = toPeriod(schedule, timeZone);
  return now < endsAt && startsAt <= now + aheadMs;
}

/** The definition without a start that is over: pages need not know it, and a clock that is slow there does no harm. */
export function withoutPast(
  definition: ExperienceDefinition,
  timeZone: string,
  now: number,
): ExperienceDefinition {
  const { schedule, ...always } = definition;
  if (schedule?.start === undefined || toPeriod(schedule, timeZone).startsAt > now) return definition;
  return schedule.end === undefined ? always : { ...always, schedule: { end: schedule.end } };
}
