import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toChiSquareTail } from './chi-square.ts';
import reference from './reference.json' with { type: 'json' };
import { judgeSampleRatio } from './sample-ratio.ts';

const half = (one: number, two: number) =>
  judgeSampleRatio([
    { units: one, weight: 50 },
    { units: two, weight: 50 },
  ]);

describe('the upper tail of chi-square', () => {
  it.each(reference.tails)('for %d degrees at %d is %d', (degrees = 0, statistic = 0, tail = 0) => {
    expect(Math.abs(toChiSquareTail(statistic, degrees) / tail - 1)).toBeLessThan(1e-11);
  });

  it('keeps its digits where taking it from 1 would leave nothing', () => {
    expect(toChiSquareTail(1000, 1)).toBeGreaterThan(0);
    expect(toChiSquareTail(1000, 1)).toBeLessThan(1e-200);
  });

  it('falls from 1 to 0, and rises with the degrees', () => {
    const statistic = fc.double({ min: 0, max: 500, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), statistic, statistic, (degrees, one, two) => {
        const [near, far] = [Math.min(one, two), Math.max(one, two)];
        const rounding = 1 + 1e-12;
        expect(toChiSquareTail(0, degrees)).toBe(1);
        expect(toChiSquareTail(far, degrees)).toBeLessThanOrEqual(toChiSquareTail(near, degrees) * rounding);
        expect(toChiSquareTail(near, degrees)).toBeLessThanOrEqual(
          toChiSquareTail(near, degrees + 1) * rounding,
        );
      }),
    );
  });
});

describe('a split', () => {
  it.each(reference.splits)('of $units by $weights has p = $p', ({ units, weights, p }) => {
    const judged = judgeSampleRatio(units.map((count, at) => ({ units: count, weight: weights[at] ?? 0 })));
    expect(judged).toMatchObject({ verdict: p < 0.001 ? 'mismatch' : 'fits' });
    expect(Math.abs(('p' in judged ? judged.p : -1) / p - 1)).toBeLessThan(1e-9);
  });

  it('of few units is not judged', () => {
    expect(half(0, 0)).toEqual({ verdict: 'too_few' });
    expect(half(99, 0)).toEqual({ verdict: 'too_few' });
    expect(half(100, 0)).toMatchObject({ verdict: 'mismatch' });
    expect(
      judgeSampleRatio([
        { units: 100, weight: 97 },
        { units: 0, weight: 3 },
      ]),
    ).toEqual({ verdict: 'too_few' });
    expect(judgeSampleRatio([{ units: 1000, weight: 100 }])).toEqual({ verdict: 'too_few' });
  });

  it('that brings somebody into a variation without weight is a mismatch', () => {
    const groups = [
      { units: 500, weight: 1 },
      { units: 500, weight: 1 },
    ];
    expect(judgeSampleRatio([...groups, { units: 1, weight: 0 }])).toEqual({ verdict: 'mismatch', p: 0 });
    expect(judgeSampleRatio([...groups, { units: 0, weight: 0 }])).toEqual({ verdict: 'fits', p: 1 });
  });

  it('is judged alike in whatever order and by whatever unit of weight', () => {
    const group = fc.record({
      units: fc.integer({ min: 0, max: 1_000_000 }),
      weight: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 2, max: 50 }),
        (groups, by) => {
          const judged = judgeSampleRatio(groups);
          const scaled = groups.map(({ units, weight }) => ({ units, weight: weight * by })).toReversed();
          const again = judgeSampleRatio(scaled);
          expect(again.verdict).toBe(judged.verdict);
          if (!('p' in judged) || !('p' in again)) return;
          expect(judged.p).toBeGreaterThanOrEqual(0);
          expect(judged.p).toBeLessThanOrEqual(1);
          expect(Math.abs(again.p - judged.p)).toBeLessThanOrEqual(1e-6 * judged.p + 1e-300);
        },
      ),
    );
  });

  it('that is sound is seldom called broken by somebody who looks every day for 60 days', () => {
    const random = createRandom(20_261_125);
    const days = 60;
    const experiments = 2000;
    let alarms = 0;
    for (let experiment = 0; experiment < experiments; experiment += 1) {
      const split = [0, 0] as [number, number];
      for (let day = 0; day < days; day += 1) {
        for (let visitor = 0; visitor < 200; visitor += 1) split[random() < 0.5 ? 0 : 1] += 1;
        if (half(...split).verdict === 'mismatch') {
          alarms += 1;
          break;
        }
      }
    }
    expect(alarms / experiments).toBeLessThan(0.02);
  });

  it('that loses a tenth of one variation is told soon', () => {
    expect(half(5000, 4500).verdict).toBe('mismatch');
  });
});

/** Mulberry32: the same numbers in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
