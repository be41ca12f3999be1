import { readExperienceDefinition, reasons } from '@facet/engine';
import { describe, expect, it } from 'vitest';
import { isPlausible } from './exposure-intake.ts';

const definitionAs = (status: string) => {
  const result = readExperienceDefinition({
    version: 1,
    id: 'a',
    seed: 'a',
    status,
    kind: 'test',
    variations: ['one', 'two'].map((id) => ({ id, control: id === 'one', weight: 1, changes: [] })),
    pages: null,
    allocation: 1,
    audience: { type: 'everyone' },
  });
  return result.ok ? result.definition : undefined;
};
const report = { experience: 'a', variation: 'two', reason: 'split', kind: 'split', agoMs: 0 };

describe('a report', () => {
  it('is believed where a variation is shown to be counted, and for no other reason', () => {
    const believed = reasons.filter((reason) => isPlausible({ ...report, reason }, definitionAs('running')));
    expect(believed).toEqual([
      'split',
      'assigned_by_row',
      'personalized',
      'kept',
      'default_assignment',
      'holdout',
    ]);
  });

  it.each([
    ['an unknown variation', { variation: 'three' }],
    ['an assignment that shows nothing', { reason: 'kept', kind: 'excluded' }],
    ['a preview', { reason: 'forced', kind: 'forced' }],
    ['a reason that there is not', { reason: 'because' }],
    ['a fresh reason that there is not', { reason: 'kept', freshReason: 'because' }],
  ])('is not believed with %s', (_case, changes) => {
    expect(isPlausible({ ...report, ...changes }, definitionAs('running'))).toBe(false);
  });

  it('is believed with any reason that a fresh decision can have', () => {
    const believed = reasons.filter((freshReason) =>
      isPlausible({ ...report, reason: 'kept', freshReason }, definitionAs('running')),
    );
    expect(believed).toEqual(reasons);
  });

  it('is believed of what has ended since, not of what never began', () => {
    expect(isPlausible(report, definitionAs('ended'))).toBe(true);
    expect(isPlausible(report, definitionAs('draft'))).toBe(false);
    expect(isPlausible(report, undefined)).toBe(false);
  });
});
