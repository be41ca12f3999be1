import { toLogGamma } from './log-gamma.ts';

const mostSteps = 10_000;
const tiny = 1e-300;
const precision = 1e-16;

/**
 * The regularised upper incomplete gamma function Q(a, x) for a > 0 and x ≥ 0. Far out, where 1 − P would come to 0 or
 * to noise, it is computed by its own continued fraction (Numerical Recipes, section 6.2, modified Lentz), which keeps
 * its digits down to the smallest numbers.
 */
export function toUpperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const factor = Math.exp(a * Math.log(x) - x - toLogGamma(a));
  // Below this, Q is not small: the series of P loses nothing by being taken from 1.
  return x < a + 1 ? 1 - factor * sumSeries(a, x) : factor * toFraction(a, x);
}

function sumSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let step = 1; step < mostSteps && Math.abs(term) > Math.abs(sum) * precision; step += 1) {
    term *= x / (a + step);
    sum += term;
  }
  return sum;
}

function toFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let step = 1; step < mostSteps; step += 1) {
    const numerator = -step * (step - a);
    b += 2;
    d = 1 / keepFromZero(numerator * d + b);
    c = keepFromZero(b + numerator / c);
    const change = c * d;
    fraction *= change;
    if (Math.abs(change - 1) < precision) break;
  }
  return fraction;
}

function keepFromZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
