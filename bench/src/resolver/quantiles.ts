/** The middle one of some numbers; `NaN` of none. */
export function toMedian(numbers: readonly number[]): number {
  return toQuantile(numbers, 0.5);
}

/** The number below which a share of them lies; `NaN` of none. */
export function toQuantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
