/** A wall-clock time such as `2026-11-27T09:00` in words, as the clocks of the store's time zone show it. */
export function toTimeInWords(wallClockTime: string, timeZone: string): string {
  // The figures stay as they are: read as UTC and written as UTC.
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(Date.parse(`${wallClockTime}Z`))} (${timeZone})`;
}
