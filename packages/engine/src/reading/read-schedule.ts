import type { Schedule } from '../definition/experience.ts';
import { objectOf } from './object-of.ts';
import { describe, refuse, within } from './place.ts';
import { named, type Reader, readerOf } from './reader.ts';

const form = /^20\d\d-\d\d-\d\dT\d\d:\d\d$/;

/** A time that a calendar has, as a clock on the wall shows it: `YYYY-MM-DDTHH:MM`. */
const readWallClockTime: Reader<string> = named(
  'wallClockTime',
  readerOf(
    () => ({
      description: 'A time that a calendar has, as a clock on the wall shows it: YYYY-MM-DDTHH:MM.',
      type: 'string',
      pattern: form.source,
    }),
    (value, place) => {
      const says = 'is not a time such as 2026-11-27T09:00, in the store’s time zone';
      if (typeof value !== 'string' || !form.test(value)) return refuse(place, `${describe(value)} ${says}`);
      const read = new Date(`${value}Z`);
      const isReal = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(value);
      return isReal ? value : refuse(place, `${describe(value)} is no day or time that there is`);
    },
  ),
);

const readShape = objectOf<Schedule>({ start: readWallClockTime, end: readWallClockTime }, ['start', 'end']);

/** Reads from when until when. */
export const readSchedule: Reader<Schedule> = readerOf(readShape.toSchema, (value, place) => {
  const schedule = readShape(value, place);
  if (schedule === undefined) return undefined;
  const { start, end } = schedule;
  // Texts of this form order as the times do.
  if (start === undefined || end === undefined || start < end) return schedule;
  return refuse(within(place, 'end'), `${describe(end)} is not after the start, ${start}`);
});
