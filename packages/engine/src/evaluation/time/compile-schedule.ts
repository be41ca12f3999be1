import type { Schedule } from '../../definition/experience.ts';
import type { Listener } from '../listener.ts';
import type { Scope } from '../scope.ts';
import { toPeriod } from './period.ts';

/** Compiles whether it is time for an experience. Throws on what is no schedule. */
export type CompileSchedule = (
  schedule: Schedule,
  timeZone: string,
  listener: Listener,
) => (scope: Scope) => boolean;

/** Goes by the period that a schedule means in the store's time zone. */
export const compileSchedule: CompileSchedule = (schedule, timeZone, listener) => {
  const period = toPeriod(schedule, timeZone);
  return ({ context: { now } }) => {
    const isOpen = period.startsAt <= now && now < period.endsAt;
    listener.period?.(period, isOpen);
    return isOpen;
  };
};
