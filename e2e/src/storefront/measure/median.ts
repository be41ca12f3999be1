/** The middle of some numbers, to two places; of an even count the mean of the two in the middle. */
export function toMedian(numbers: readonly number[]): number | null {
  const sorted = numbers.filter((number) => !Number.isNaN(number)).toSorted((one, other) => one - other);
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (lower === undefined || upper === undefined) return null;
  return Math.round(((lower + upper) / 2) * 100) / 100;
}
