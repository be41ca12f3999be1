import { assert, boolean, double, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toShare } from './budget/limits.ts';
import { choosePlan, type Situation, toWindowMs } from './planner.ts';

const roomy: Situation = { segments: 3, crowded: false, calm: true, headroom: 0.9, familiar: 0 };
const share = double({ min: 0, max: 1, noNaN: true });
const situation = record({
  segments: integer({ min: 0, max: 40 }),
  crowded: boolean(),
  calm: boolean(),
  headroom: share,
  familiar: share,
});

describe('choosePlan', () => {
  it('asks all at once while there is room', () => {
    expect(choosePlan(roomy)).toBe('together');
    expect(choosePlan({ ...roomy, segments: 5 })).toBe('together');
  });

  it.each<[string, Partial<Situation>]>([
    ['many segments are in use', { segments: 6 }],
    ['there is nothing to be found out but the identity', { segments: 0 }],
    ['many tokens may well be nobody’s', { crowded: true }],
    ['the source has failed lately', { calm: false }],
    ['a third of the minute is left', { headroom: 0.35 }],
    ['nothing is left of the minute', { headroom: 0 }],
    ['most new tokens lead to somebody who is known already', { familiar: 0.51 }],
  ])('asks for the identity first where %s', (_where, change) => {
    expect(choosePlan({ ...roomy, ...change })).toBe('identity_first');
  });

  it('is not moved by background work alone', () => {
    const limit = { burstPerSecond: 75, steadyPerMinute: 700 };
    const left = toShare(limit, 'visitor').steady - toShare(limit, 'background').steady;

    expect(choosePlan({ ...roomy, headroom: left / limit.steadyPerMinute })).toBe('together');
    expect(toWindowMs(left / limit.steadyPerMinute, 3, 700)).toBe(10);
  });

  it('never asks for more at once because there is less room', () => {
    assert(
      property(situation, share, (given, other) => {
        const [less, more] = [Math.min(given.headroom, other), Math.max(given.headroom, other)];
        const [rarely, often] = [less, more].map((headroom) => choosePlan({ ...given, headroom }));
        expect(rarely === 'together' && often === 'identity_first').toBe(false);
      }),
    );
  });
});

describe('toWindowMs', () => {
  it('is a moment while more than a third of the minute is left', () => {
    expect(toWindowMs(1, 3, 700)).toBe(10);
    expect(toWindowMs(0.35, 30, 700)).toBe(10);
  });

  it('is half a second when nothing is left, where few segments are in use', () => {
    expect(toWindowMs(0, 3, 700)).toBe(500);
  });

  it('is so long for many segments that the calls of a minute last for all of them', () => {
    const windowMs = toWindowMs(0, 40, 700);

    expect((60_000 / windowMs) * 40).toBeCloseTo(560);
  });

  it('never gets shorter as the room gets less, nor as the questions get more', () => {
    const questions = integer({ min: 1, max: 60 });
    const limit = integer({ min: 15, max: 700 });
    assert(
      property(share, share, questions, questions, limit, (a, b, few, more, perMinute) => {
        const [less, room] = [Math.min(a, b), Math.max(a, b)];
        expect(toWindowMs(less, few, perMinute)).toBeGreaterThanOrEqual(toWindowMs(room, few, perMinute));
        expect(toWindowMs(a, Math.max(few, more), perMinute)).toBeGreaterThanOrEqual(
          toWindowMs(a, Math.min(few, more), perMinute),
        );
      }),
    );
  });

  it('is at least a moment whatever it is told', () => {
    const any = double({ min: -1, max: 2, noNaN: true });
    assert(
      property(any, integer({ min: 0, max: 60 }), (headroom, open) => {
        expect(toWindowMs(headroom, open, 700)).toBeGreaterThanOrEqual(10);
      }),
    );
  });
});
