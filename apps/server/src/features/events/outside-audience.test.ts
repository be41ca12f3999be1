import { reasons } from '@facet/engine';
import { describe, expect, it } from 'vitest';
import { isOutsideAudience } from './outside-audience.ts';

describe('an exposure outside the audience', () => {
  it('is one that would not come about by the audience now, and for no other reason', () => {
    expect(reasons.filter((freshReason) => isOutsideAudience({ kind: 'split', freshReason }))).toEqual([
      'default_assignment',
      'not_in_audience',
      'excluded_by_row',
      'left_unassigned',
    ]);
    expect(isOutsideAudience({ kind: 'split' })).toBe(false);
  });

  it('is none where somebody keeps what the rest of a test gets', () => {
    expect(isOutsideAudience({ kind: 'default', freshReason: 'default_assignment' })).toBe(false);
  });

  it('is none where a membership is not known: unknown is not false', () => {
    const shown = { kind: 'split', freshReason: 'default_assignment' };
    expect(isOutsideAudience({ ...shown, memberships: { vip: 'unknown' } })).toBe(false);
    expect(isOutsideAudience({ ...shown, memberships: { vip: 'in', sale: 'unknown' } })).toBe(false);
    expect(isOutsideAudience({ ...shown, memberships: { vip: 'out' } })).toBe(true);
  });
});
