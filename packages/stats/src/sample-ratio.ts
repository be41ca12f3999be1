import { toChiSquareTail } from './chi-square.ts';

/** How many units were split into one variation, and its share of the split in any unit. */
export type RatioGroup = { readonly units: number; readonly weight: number };

/**
 * Whether units were split as they were meant to be. `too_few`: no word on it yet; `p`: how likely chance alone brings
 * about a difference at least this large.
 */
export type SampleRatio =
  | { readonly verdict: 'too_few' }
  | { readonly verdict: 'fits' | 'mismatch'; readonly p: number };

/**
 * A mismatch is told below this. Merchants look every day, and each look is another chance of a false alarm: at the
 * usual 0.05 about every third sound test would be called broken within 60 days. At 0.001 fewer than one in 50 is (the
 * test beside this file looks at 2,000 simulated ones), while the faults that matter, variations that are not counted
 * or do not load, soon come to numbers far below it. Fabijan et al., "Diagnosing Sample Ratio Mismatch in Online
 * Controlled Experiments", KDD 2019, ask for a strict threshold for the same reason.
 */
const threshold = 0.001;

/** Below this the chi-square distribution is too rough (Cochran, "Some methods for strengthening the common χ² tests", 1954). */
const leastExpected = 5;
const leastUnits = 100;

/**
 * Judges how units came to be split among variations, by Pearson's chi-square. Variations without weight are left out,
 * unless somebody is in them, which nobody can be.
 */
export function judgeSampleRatio(groups: readonly RatioGroup[]): SampleRatio {
  const units = groups.reduce((sum, group) => sum + group.units, 0);
  const weights = groups.reduce((sum, group) => sum + group.weight, 0);
  const weighted = groups.filter(({ weight }) => weight > 0);
  const expected = weighted.map(({ weight }) => (units * weight) / weights);
  if (weighted.length < 2 || units < leastUnits || Math.min(...expected) < leastExpected) {
    return { verdict: 'too_few' };
  }
  if (groups.some((group) => group.weight === 0 && group.units > 0)) return { verdict: 'mismatch', p: 0 };
  const statistic = weighted.reduce((sum, group, place) => {
    const mean = expected[place] ?? 0;
    return sum + (group.units - mean) ** 2 / mean;
  }, 0);
  const p = toChiSquareTail(statistic, weighted.length - 1);
  return { verdict: p < threshold ? 'mismatch' : 'fits', p };
}
