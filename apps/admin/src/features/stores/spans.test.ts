import { expect, test } from 'vitest';
import { lifeSteps, staleSteps, toSpanOptions, toSpanWords } from './spans.ts';

test.each([
  [300_000, '5 minutes'],
  [60_000, '1 minute'],
  [3_600_000, '1 hour'],
  [5_400_000, '90 minutes'],
  [86_400_000, '24 hours'],
  [129_600_000, '36 hours'],
  [172_800_000, '2 days'],
])('%d ms read as %s', (spanMs, words) => {
  expect(toSpanWords(spanMs)).toBe(words);
});

test('the steps go from short to long, up to what the server takes', () => {
  expect(toSpanOptions(lifeSteps, 86_400_000).map(({ label }) => label)).toEqual([
    '5 minutes',
    '15 minutes',
    '1 hour',
    '6 hours',
    '12 hours',
    '24 hours',
  ]);
  expect(toSpanOptions(staleSteps, 259_200_000).at(-1)).toEqual({ value: '259200000', label: '3 days' });
});

test('a span that is no step is offered in its place', () => {
  expect(toSpanOptions(staleSteps, 7_200_000).map(({ label }) => label)).toEqual([
    '1 hour',
    '2 hours',
    '6 hours',
    '12 hours',
    '24 hours',
    '2 days',
    '3 days',
  ]);
});
