import { describe, expect, it } from 'vitest';
import { holds, listLeft, listMissing, tell } from './assessment.ts';
import type { RememberedMembership } from './cache.ts';
import { defaultPolicy } from './policy.ts';

const hourMs = 3_600_000;
const now = 1000 * hourMs;
const policy = { ...defaultPolicy, maxAgeMs: 2 * hourMs, staleLimitMs: 5 * hourMs };

const known: readonly [string, RememberedMembership][] = [
  ['fresh', { state: 'in', readAt: now - hourMs }],
  ['old', { state: 'in', readAt: now - 3 * hourMs }],
  ['ancient', { state: 'in', readAt: now - 5 * hourMs }],
  ['changed', { state: 'in', readAt: now - hourMs, renew: true }],
  ['future', { state: 'in', readAt: now + hourMs }],
];
const segments = [...known.map(([segment]) => segment), 'never asked'];

describe('holds', () => {
  it('lets an identity live longer than the word that there is none', () => {
    const readAt = now - hourMs;

    expect(holds({ state: 'known', subject: 's', profileId: 'p', readAt }, policy, now)).toBe(true);
    expect(holds({ state: 'nobody', readAt }, policy, now)).toBe(false);
    expect(holds({ state: 'unresolvable', readAt }, policy, now)).toBe(false);
    expect(holds({ state: 'nobody', readAt: now - hourMs / 4 }, policy, now)).toBe(true);
  });

  it('takes nothing remembered for nothing', () => {
    expect(holds(undefined, policy, now)).toBe(false);
  });
});

describe('listMissing', () => {
  it('lists what is not remembered, too old, from the future, or said to have changed', () => {
    expect(listMissing(new Map(known), segments, policy, now)).toEqual([
      'old',
      'ancient',
      'changed',
      'future',
      'never asked',
    ]);
  });
});

describe('listLeft', () => {
  it('lists what somebody was in and is out of', () => {
    const wasIn: RememberedMembership = { state: 'in', readAt: now - hourMs };
    const wasOut: RememberedMembership = { state: 'out', readAt: now - hourMs };
    const isIn: RememberedMembership = { state: 'in', readAt: now };
    const isOut: RememberedMembership = { state: 'out', readAt: now };

    const left = listLeft(
      new Map([
        ['left', wasIn],
        ['stayed', wasIn],
        ['joined', wasOut],
        ['not asked', wasIn],
      ]),
      new Map([
        ['left', isOut],
        ['stayed', isIn],
        ['joined', isIn],
        ['new', isOut],
      ]),
    );

    expect(left).toEqual(new Map([['left', wasIn]]));
  });
});

describe('tell', () => {
  it('tells nothing but what is still good while the rest is under way', () => {
    const pending = { state: 'unknown', cause: 'pending' };

    expect(tell(new Map(known), segments, policy, now, 'pending')).toEqual({
      fresh: { state: 'in', readAt: now - hourMs },
      old: pending,
      ancient: pending,
      changed: pending,
      future: pending,
      'never asked': pending,
    });
  });

  it('tells what is older, marked, up to the limit, where the source does not answer', () => {
    const unreachable = { state: 'unknown', cause: 'unreachable' };

    expect(tell(new Map(known), segments, policy, now, 'unreachable')).toEqual({
      fresh: { state: 'in', readAt: now - hourMs },
      old: { state: 'in', readAt: now - 3 * hourMs, stale: true },
      ancient: unreachable,
      changed: { state: 'in', readAt: now - hourMs, stale: true },
      future: unreachable,
      'never asked': unreachable,
    });
  });

  it('tells of no segment that was not asked for', () => {
    expect(tell(new Map(known), ['fresh'], policy, now, 'pending')).toEqual({
      fresh: { state: 'in', readAt: now - hourMs },
    });
  });
});
