/** How far counts are from what shares promise: Pearson's chi-square. */
export function chiSquare(counts: readonly number[], shares: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count, index) => {
    const expected = total * (shares[index] ?? 0);
    return expected === 0 ? sum + (count === 0 ? 0 : Infinity) : sum + (count - expected) ** 2 / expected;
  }, 0);
}

/** What chi-square stays below in 999 of 1,000 samples, by degrees of freedom (scipy.stats.chi2.ppf(0.999, n)). */
export function limitOf(degrees: number): number {
  const limit = [0, 10.828, 13.816, 16.266, 18.467, 20.515, 22.458, 24.322, 26.124, 27.877][degrees];
  if (limit === undefined) throw new RangeError('degrees of freedom');
  return limit;
}

/** The shares of weights. */
export function toShares(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** The share of each pair of what is independent of each other, row by row. */
export function toJointShares(one: readonly number[], two: readonly number[]): readonly number[] {
  return one.flatMap((row) => two.map((column) => row * column));
}
