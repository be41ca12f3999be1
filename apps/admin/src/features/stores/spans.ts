const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long answers of Klaviyo's may be used, as offered; in milliseconds. */
export const lifeSteps: readonly number[] = [
  5 * minuteMs,
  15 * minuteMs,
  hourMs,
  6 * hourMs,
  12 * hourMs,
  dayMs,
];

/** How old they may be while Klaviyo does not answer, as offered; in milliseconds. */
export const staleSteps: readonly number[] = [hourMs, 6 * hourMs, 12 * hourMs, dayMs, 2 * dayMs, 3 * dayMs];

/** A span of time in words, in the largest unit that tells it whole; a day is 24 hours. */
export function toSpanWords(spanMs: number): string {
  if (spanMs > dayMs && spanMs % dayMs === 0) return `${spanMs / dayMs} days`;
  if (spanMs >= hourMs && spanMs % hourMs === 0) return toCounted(spanMs / hourMs, 'hour');
  return toCounted(Math.round(spanMs / minuteMs), 'minute');
}

/** Steps as options of a list. A span set through the API may be none of them: it is offered as well, in its place. */
export function toSpanOptions(steps: readonly number[], presentMs: number) {
  return [...new Set([...steps, presentMs])]
    .sort((one, other) => one - other)
    .map((ms) => ({ value: String(ms), label: toSpanWords(ms) }));
}

function toCounted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
