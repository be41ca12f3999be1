import type { Schedule } from '../../definition/experience.ts';
import { toMoment } from './wall-clock.ts';

/** From `startsAt` until just before `endsAt`, in milliseconds since the epoch; infinite where open. */
export type Period = { readonly startsAt: number; readonly endsAt: number };

/** The period that a schedule means in the store's time zone. Throws on what is no schedule. */
export function toPeriod({ start, end }: Schedule, timeZone: string): Period {
  return {
    startsAt: start === undefined ? -Infinity : toMoment(start, timeZone),
    endsAt: end === undefined ? Infinity : toMoment(end, timeZone),
  };
}
