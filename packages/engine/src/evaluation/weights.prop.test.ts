import { describe, expect, test } from 'vitest';
import { bucketOf, compileExperiences, type Decision, decide } from '../index.ts';
import { chiSquare, limitOf, toJointShares, toShares } from '../testing/chi-square.ts';
import { countCrowd, crowdSize, toVariations, variationOf } from '../testing/crowd.ts';
import { toVisitorId } from '../testing/ids.ts';
import { isEntering } from '../testing/journey.ts';
import { toContext } from '../testing/to-context.ts';
import { toPersonalization, toTest } from '../testing/to-definition.ts';

/** A crowd takes its time where other work is done beside it. */
const longer = { timeout: 90_000 };

test('weights hold over a crowd, and experiences split independently of each other', longer, () => {
  const sets = [
    [1, 1],
    [1, 2, 7],
    [50, 30, 20, 0],
    [99, 1],
    [0.1, 0.2, 0.3, 0.4],
    [1, 0, 2],
  ];
  const definitions = sets.map((weights, index) =>
    toTest({ id: `e${index}`, seed: `Nordlys ${index}`, variations: toVariations(weights) }),
  );
  const twins = [
    [0, 1],
    [1, 2],
    [0, 3],
  ] as const;
  const sizes = [
    ...sets.map(({ length }) => length),
    ...twins.map(([one, two]) => (sets[one]?.length ?? 0) * (sets[two]?.length ?? 0)),
  ];

  const counts = countCrowd(definitions, sizes, (decisions) => {
    const shown = decisions.map(variationOf);
    return [
      ...shown,
      ...twins.map(([one, two]) => (shown[one] ?? 0) * (sets[two]?.length ?? 0) + (shown[two] ?? 0)),
    ];
  });

  const shares = sets.map(toShares);
  const expected = [
    ...shares,
    ...twins.map(([one, two]) => toJointShares(shares[one] ?? [], shares[two] ?? [])),
  ];
  for (const [index, promised] of expected.entries()) {
    const degrees = promised.filter((share) => share > 0).length - 1;
    const found = counts[index] ?? [];
    expect({ index, total: found.reduce((sum, count) => sum + count, 0) }).toEqual({
      index,
      total: crowdSize,
    });
    expect(chiSquare(found, promised)).toBeLessThan(limitOfAny(degrees));
  }
});

test('the draw of a group keeps to its weights, wastes nobody, and is independent of splits', longer, () => {
  const groups = [
    [1, 1],
    [1, 2, 7],
  ];
  const definitions = groups.flatMap((weights, group) =>
    weights.map((weight, index) =>
      toTest({
        id: `g${group}-${index}`,
        seed: `${group}/${index}`,
        variations: toVariations([1, 1]),
        group: { key: `group-${group}`, weight },
      }),
    ),
  );
  const beginsAt = groups.map((_, group) =>
    groups.slice(0, group).reduce((sum, { length }) => sum + length, 0),
  );
  const membersOf = (decisions: readonly Decision[], group: number): readonly Decision[] =>
    decisions.slice(beginsAt[group], (beginsAt[group] ?? 0) + (groups[group]?.length ?? 0));

  const counts = countCrowd(definitions, [2, 3, 6, 6], (decisions) => {
    const winners = groups.map((_, group) => membersOf(decisions, group).findIndex(isEntering));
    const splitOf = (group: number): number => variationOf(membersOf(decisions, group)[winners[group] ?? -1]);
    const [first = -1, second = -1] = winners;
    // Who wins beside how the winner splits, and beside who wins another group.
    return [...winners, second * 2 + splitOf(1), second * 2 + first];
  });

  const shares = groups.map(toShares);
  const joint = [toShares([1, 1]), shares[0] ?? []].map((other) => toJointShares(shares[1] ?? [], other));
  for (const [index, promised] of [...shares, ...joint].entries()) {
    const found = counts[index] ?? [];
    expect({ index, total: found.reduce((sum, count) => sum + count, 0) }).toEqual({
      index,
      total: crowdSize,
    });
    expect(chiSquare(found, promised)).toBeLessThan(limitOfAny(promised.length - 1));
  }
});

test('who is allocated, who is held out and how they split are independent of each other', longer, () => {
  const id = 'e0';
  const definitions = [
    toTest({ id, seed: 's', allocation: 0.3, variations: toVariations([1, 3]) }),
    toPersonalization({ id: 'e1', seed: 's', allocation: 0.3, holdout: 0.1 }),
    toTest({ id: 'e2', seed: 's', variations: toVariations([1, 3]) }),
  ];

  const counts = countCrowd(definitions, [4, 4, 4], ([allocated, personalized, split]) => {
    const half = variationOf(split);
    const isIn = allocated?.reason === 'split' ? 1 : 0;
    const isHeldOut = personalized?.reason === 'holdout' ? 1 : 0;
    return [
      isIn * 2 + half,
      personalized && isEntering(personalized) ? isHeldOut * 2 + half : -1,
      isIn === 1 ? variationOf(allocated) * 2 + isHeldOut : -1,
    ];
  });

  const [shares, heldOut] = [toShares([1, 3]), toShares([9, 1])];
  const expected = [
    toJointShares(toShares([7, 3]), shares),
    toJointShares(heldOut, shares),
    toJointShares(shares, heldOut),
  ];
  for (const [index, promised] of expected.entries()) {
    expect(chiSquare(counts[index] ?? [], promised)).toBeLessThan(limitOf(3));
  }
});

describe('weights that change', () => {
  const shown = (weights: readonly number[]): readonly number[] => {
    const compiled = compileExperiences([toTest({ variations: toVariations(weights) })]);
    return Array.from({ length: 20_000 }, (_, index) => {
      const visitor = toVisitorId(`visitor-${index}`);
      return variationOf(decide(compiled, toContext({ visitor }))[0]);
    });
  };

  test('move only who must move: raising the first takes nobody out of it', () => {
    const [before, after] = [shown([1, 1]), shown([3, 1])];

    expect(before.filter((variation, index) => variation === 0 && after[index] !== 0)).toEqual([]);
  });

  test('to their multiples move nobody', () => {
    expect(shown([10, 20, 70])).toEqual(shown([1, 2, 7]));
  });
});

test('buckets under seeds that hardly differ are independent of each other', () => {
  const counts = Array.from({ length: 4 }, () => 0);
  for (let index = 0; index < crowdSize / 4; index += 1) {
    const [one, two] = ['split/s1', 'split/s2'].map((seed) =>
      bucketOf(seed, `v${index}`) < 2 ** 31 ? 0 : 1,
    );
    const place = (one ?? 0) * 2 + (two ?? 0);
    counts[place] = (counts[place] ?? 0) + 1;
  }

  expect(chiSquare(counts, [0.25, 0.25, 0.25, 0.25])).toBeLessThan(limitOf(3));
});

/** The limit for a whole table; above nine degrees of freedom by Wilson and Hilferty's approximation. */
function limitOfAny(degrees: number): number {
  if (degrees < 10) return limitOf(degrees);
  const spread = 2 / (9 * degrees);
  return degrees * (1 - spread + 3.0902 * Math.sqrt(spread)) ** 3;
}
