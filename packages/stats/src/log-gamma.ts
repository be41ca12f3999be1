/** Lanczos' approximation with g = 7 and nine terms, as in Numerical Recipes, 3rd edition, section 6.1; good to 15 digits. */
const g = 7;
const terms = [
  0.999_999_999_999_809_9, 676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_1,
  -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6,
  1.505_632_735_149_311_6e-7,
] as const;

/** The natural logarithm of the gamma function of `x` > 0. */
export function toLogGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - toLogGamma(1 - x);
  const z = x - 1;
  const sum = terms.reduce((total, term, place) => total + (place === 0 ? term : term / (z + place)), 0);
  const t = z + g + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}
