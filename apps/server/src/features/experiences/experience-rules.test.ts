import { type ExperienceDefinition, readExperienceDefinition } from '@facet/engine';
import { describe, expect, it } from 'vitest';
import { createDraft } from './experience-draft.ts';
import { findBrokenPromises, mayBecome } from './experience-rules.ts';

const define = (changes: object, kind: 'test' | 'personalization' = 'test'): ExperienceDefinition => {
  const draft = createDraft({ id: 'exp', seed: 'seed', name: 'Name', kind, variationIds: ['one', 'two'] });
  const result = readExperienceDefinition({ ...draft, ...changes });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.definition;
};

describe('a draft', () => {
  it.each(['test', 'personalization'] as const)('of a %s is valid from the start', (kind) => {
    expect(define({}, kind)).toMatchObject({ kind, status: 'draft', audience: { type: 'everyone' } });
  });
});

describe('what was started with', () => {
  const [control, other] = define({}).variations;

  it('may be retired by its weight', () => {
    expect(
      findBrokenPromises(define({}), define({ variations: [control, { ...other, weight: 0 }] })),
    ).toEqual([]);
  });

  it('may not be removed, and the control stays the control', () => {
    const renamed = { ...other, id: 'three' };
    expect(findBrokenPromises(define({}), define({ variations: [control, renamed] }))).toHaveLength(1);
    const swapped = [
      { ...control, control: false },
      { ...other, control: true },
    ];
    expect(findBrokenPromises(define({}), define({ variations: swapped }))).toHaveLength(2);
  });
});

describe('a status', () => {
  it('never leads back to a draft nor out of the end', () => {
    const statuses = ['draft', 'running', 'paused', 'ended'] as const;
    const allowed = statuses.flatMap((from) =>
      statuses.filter((to) => mayBecome(from, to)).map((to) => `${from}→${to}`),
    );
    expect(allowed).toEqual([
      'draft→running',
      'running→paused',
      'running→ended',
      'paused→running',
      'paused→ended',
    ]);
  });
});
