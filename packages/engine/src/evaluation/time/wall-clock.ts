import type { Weekday } from '../../definition/choices.ts';
import { weekdays } from '../../definition/choices.ts';

/** The time in a time zone, as a clock on the wall shows it. */
export type WallClock = {
  /** The same figures read as UTC, in milliseconds since the epoch, to the minute. */
  readonly asUtcMs: number;
  readonly weekday: Weekday;
  /** `HH:MM`, 00:00 to 23:59. */
  readonly time: string;
};

/** A clock on the wall of a time zone. Throws on a name that is no time zone. */
export function compileWallClock(timeZone: string): (atMs: number) => WallClock {
  const format = new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (atMs) => {
    const part: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(atMs)) part[type] = value;
    const time = `${part['hour']}:${part['minute']}`;
    const asUtcMs = Date.parse(`${part['year']}-${part['month']}-${part['day']}T${time}Z`);
    // The epoch was a Thursday.
    const weekday = weekdays[(Math.floor(asUtcMs / 86_400_000) + 3) % 7];
    if (!weekday) throw new RangeError('time');
    return { asUtcMs, weekday, time };
  };
}

/**
 * The moment at which the clocks of a time zone show a wall-clock time `YYYY-MM-DDTHH:MM`. Where they are put forward
 * over it: as far after the jump as it lies after the jump's begin; where they show it twice: the first time. (The
 * disambiguation `compatible` of TC39's Temporal.) Throws on what is neither.
 */
export function toMoment(wallClockTime: string, timeZone: string): number {
  const wanted = Date.parse(`${wallClockTime}Z`);
  const clock = compileWallClock(timeZone);
  const offsetAt = (atMs: number): number => clock(atMs).asUtcMs - atMs;
  const dayMs = 86_400_000;
  const [before, after] = [wanted - dayMs, wanted + dayMs].map((atMs) => wanted - offsetAt(atMs));
  if (before === undefined || after === undefined) throw new RangeError('time');
  const shows = (atMs: number): boolean => clock(atMs).asUtcMs === wanted;
  return !shows(before) && shows(after) ? after : before;
}
