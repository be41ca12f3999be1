/**
 * How many of the questions about visitors memory answered, in words. The share is from 0 to 1, `null` before the first
 * question. Neither none nor all is claimed of what is only nearly so.
 */
export function toShareWords(share: number | null): string {
  if (share === null) return 'No visitor has been asked about yet';
  const percent = share * 100;
  if (percent > 0 && percent < 1) return 'Less than 1 % since this server started';
  if (percent > 99 && percent < 100) return 'More than 99 % since this server started';
  return `${Math.round(percent)} % since this server started`;
}
