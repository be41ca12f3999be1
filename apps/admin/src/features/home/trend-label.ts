/** The last 7 days in words, oldest first. */
export function toTrendLabel(days: readonly number[]): string {
  return `New visitors of the last 7 days, oldest first: ${days.map((count) => count.toLocaleString('en')).join(', ')}`;
}
