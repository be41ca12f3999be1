import type { ExperienceDefinition } from '@facet/engine';
import { describe, expect, it } from 'vitest';
import { findJudgedSince, judgeEntered } from './sample-ratios.ts';
import { toExample } from './testing/to-example.ts';

const startedAt = '2026-11-01T00:00:00.000Z';
const started = new Date(startedAt);
const vip = { field: 'klaviyo_segment', operator: 'equals', value: 'VIP' };

const toRows = (counted: boolean): ExperienceDefinition =>
  toExample({
    audience: {
      type: 'advanced',
      rows: [{ id: 'row', when: vip, action: { type: 'assign', variation: 'other' }, counted }],
      otherwise: { type: 'split' },
    },
  });

describe('a test’s split', () => {
  it('is judged from its start, and anew some time after a change of weights', () => {
    expect(findJudgedSince(toExample(), startedAt, undefined)).toEqual(started);
    expect(findJudgedSince(toExample(), startedAt, new Date('2026-10-01'))).toEqual(started);
    expect(findJudgedSince(toExample(), startedAt, new Date('2026-11-02T00:00:00Z'))).toEqual(
      new Date('2026-11-02T00:30:00Z'),
    );
    expect(findJudgedSince(toExample(), null, undefined)).toBeUndefined();
  });

  it('is not judged where others than those who were split count with them', () => {
    expect(findJudgedSince(toRows(true), startedAt, undefined)).toBeUndefined();
    expect(findJudgedSince(toRows(false), startedAt, undefined)).toEqual(started);
    const personalization = toExample({ kind: 'personalization' });
    expect(findJudgedSince(personalization, startedAt, undefined)).toBeUndefined();
  });

  it('goes by the weights of its own variations', () => {
    const entered = (control: number, other: number) => [
      { experience: 'test', variation: 'control', units: control },
      { experience: 'test', variation: 'other', units: other },
      { experience: 'another', variation: 'other', units: 100_000 },
    ];
    expect(judgeEntered(toExample(), entered(1000, 1010)).verdict).toBe('fits');
    expect(judgeEntered(toExample(), entered(1000, 700)).verdict).toBe('mismatch');
    expect(judgeEntered(toExample(), []).verdict).toBe('too_few');
  });
});
