import { toUpperGamma } from './upper-gamma.ts';

/** How likely chance alone makes a chi-square statistic at least this large, for a whole number of degrees of freedom ≥ 1. */
export function toChiSquareTail(statistic: number, degrees: number): number {
  return toUpperGamma(degrees / 2, statistic / 2);
}
