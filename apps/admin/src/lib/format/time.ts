const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** How long ago an instant was, such as "3 minutes ago". Both in milliseconds since the epoch. */
export function toRelativeTime(atMs: number, nowMs: number): string {
  const seconds = Math.round((atMs - nowMs) / 1000);
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
  }
  return seconds > -10 && seconds < 10 ? 'just now' : relative.format(seconds, 'second');
}

const timeOnly = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** An instant of today as a clock shows it in the reader's own time zone, such as "10:42"; with its date on another day. */
export function toClockTime(iso: string, nowMs: number): string {
  const at = new Date(iso);
  const isToday = at.toDateString() === new Date(nowMs).toDateString();
  return isToday ? timeOnly.format(at) : absolute.format(at);
}

/** An instant as date and time in the reader's own time zone. */
export function toDateTime(iso: string): string {
  return absolute.format(new Date(iso));
}

const dayOnly = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

/** A day such as `2026-11-25` as people write it, wherever the reader is. */
export function toDay(isoDay: string): string {
  return dayOnly.format(new Date(`${isoDay}T00:00:00Z`));
}
