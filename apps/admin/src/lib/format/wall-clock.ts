import { toPeriod } from '@facet/engine';

const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
// A wall-clock time is no instant: it is read and written in one and the same zone, so that nothing shifts.
const wallClock = new Intl.DateTimeFormat('en', { ...style, timeZone: 'UTC' });

/** A wall-clock time `YYYY-MM-DDTHH:MM` for people; as it is where it is no such time. */
export function toWallClockWords(time: string): string {
  const read = new Date(`${time}Z`);
  return Number.isNaN(read.getTime()) ? time : wallClock.format(read);
}

/** An instant, in milliseconds since the epoch, as a clock in a time zone shows it. */
export function toZonedWords(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en', { ...style, timeZone }).format(atMs);
}

/** The instant at which a clock in a time zone shows a wall-clock time, as ISO 8601; nothing where it is no such time. */
export function findInstant(time: string, timeZone: string): string | undefined {
  try {
    return new Date(toPeriod({ start: time }, timeZone).startsAt).toISOString();
  } catch {
    return undefined;
  }
}
