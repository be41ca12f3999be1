import { expect, test } from 'vitest';
import { findLimitProblem, type NumberLimits } from './number-limits.ts';

const share = { min: 0, max: 100, unit: '%' };

test.each<readonly [number, NumberLimits, string | undefined]>([
  [150, share, 'At most 100 %.'],
  [-1, share, 'At least 0 %.'],
  [100, share, undefined],
  [0, share, undefined],
  [99_999, { max: 3000 }, 'At most 3,000.'],
  [Number.POSITIVE_INFINITY, { max: 3000, unit: 'ms' }, 'At most 3,000 ms.'],
  [0, { above: 0 }, 'More than 0.'],
  [0.5, { above: 0 }, undefined],
  [Number.NaN, { ...share, above: 0 }, undefined],
  [1e15, {}, undefined],
])('of %d within %j it says %j', (value, limits, problem) => {
  expect(findLimitProblem(value, limits)).toBe(problem);
});
