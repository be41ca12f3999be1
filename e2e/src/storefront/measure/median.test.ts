import { expect, test } from 'vitest';
import { toMedian } from './median.ts';

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[1.239, Number.NaN], 1.24],
  [[], null],
])('the median of %j is %s', (numbers, median) => {
  expect(toMedian(numbers)).toBe(median);
});
