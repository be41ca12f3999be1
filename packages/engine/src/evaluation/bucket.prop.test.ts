import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketOf, compileExperiences, decide, readExperienceDefinition } from '../index.ts';
import { toVisitorId } from '../testing/ids.ts';
import { toContext } from '../testing/to-context.ts';

const runs = { numRuns: 500, seed: 4711 };
const ids = 40_000;

/** How far counts are from what shares promise. */
function chiSquare(counts: readonly number[], shares: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count, index) => {
    const expected = total * (shares[index] ?? 0);
    return expected === 0 ? sum + (count === 0 ? 0 : Infinity) : sum + (count - expected) ** 2 / expected;
  }, 0);
}

/** Decides for many visitors and tells which variation each got. */
function split(seed: string, weights: readonly number[]): readonly number[] {
  const definition = {
    version: 1,
    id: 'experience-1',
    seed,
    status: 'running',
    kind: 'test',
    variations: weights.map((weight, index) => ({
      id: `v${index}`,
      control: index === 0,
      weight,
      changes: [],
    })),
    pages: null,
    allocation: 1,
    audience: { type: 'everyone' },
  };
  const read = readExperienceDefinition(definition);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const compiled = compileExperiences([read.definition]);
  return Array.from({ length: ids }, (_, index) => {
    const [decision] = decide(compiled, toContext({ visitor: toVisitorId(`visitor-${index}`) }));
    return Number(decision?.variation?.slice(1));
  });
}

function count(values: readonly number[], size: number): readonly number[] {
  const counts = Array.from({ length: size }, () => 0);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

describe('weights', () => {
  // The limits are the 99.9 % points of chi-square with one degree of freedom less than there are weights above 0.
  test.each([
    { weights: [1, 1], limit: 10.83 },
    { weights: [9, 1], limit: 10.83 },
    { weights: [99, 1], limit: 10.83 },
    { weights: [1, 1, 1], limit: 13.82 },
    { weights: [50, 30, 15, 5], limit: 16.27 },
    { weights: [1, 0, 2], limit: 10.83 },
    { weights: [0.1, 0.2, 0.3, 0.4], limit: 16.27 },
    { weights: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], limit: 27.88 },
  ])('$weights hold over many visitors', ({ weights, limit }) => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const shares = weights.map((weight) => weight / sum);

    for (const seed of ['seed-1', 'Nordlys', 'x']) {
      expect(chiSquare(count(split(seed, weights), weights.length), shares)).toBeLessThan(limit);
    }
  });

  test('only move who must move: raising the first weight takes nobody out of the first variation', () => {
    const before = split('seed-1', [1, 1]);
    const after = split('seed-1', [3, 1]);

    const moved = before.filter((variation, index) => variation === 0 && after[index] !== 0);
    expect(moved).toEqual([]);
  });

  test('of two experiences are independent of each other', () => {
    const one = split('seed-1', [1, 1]);
    const two = split('seed-2', [1, 1]);
    const cells = one.map((variation, index) => variation * 2 + (two[index] ?? 0));

    expect(chiSquare(count(cells, 4), [0.25, 0.25, 0.25, 0.25])).toBeLessThan(16.27);
  });
});

describe('buckets', () => {
  test('are whole numbers of 32 bits, the same each time, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (seed, unit) => {
        const bucket = bucketOf(seed, unit);
        expect(Number.isInteger(bucket) && bucket >= 0 && bucket < 2 ** 32).toBe(true);
        expect(bucketOf(seed, unit)).toBe(bucket);
      }),
      runs,
    );
  });

  test('take half a surrogate pair for U+FFFD, as encoders of UTF-8 do', () => {
    expect(bucketOf('seed-1', 'a\ud800b')).toBe(bucketOf('seed-1', 'a\ufffdb'));
    expect(bucketOf('seed-1', '\udfff')).toBe(bucketOf('seed-1', '\ufffd'));
  });

  test('of allocation, holdout and split are independent of each other', () => {
    const halves = (purpose: string): readonly number[] =>
      Array.from({ length: ids }, (_, index) =>
        bucketOf(`${purpose}/s`, `visitor-${index}`) < 2 ** 31 ? 0 : 1,
      );
    const [a, b, c] = [halves('allocation'), halves('holdout'), halves('split')];
    const cells = a.map((half, index) => half * 4 + (b[index] ?? 0) * 2 + (c[index] ?? 0));

    expect(
      chiSquare(
        count(cells, 8),
        Array.from({ length: 8 }, () => 1 / 8),
      ),
    ).toBeLessThan(24.32);
  });
});
