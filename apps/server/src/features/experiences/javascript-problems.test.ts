import type { ExperienceDefinition } from '@facet/engine';
import { readExperienceDefinition } from '@facet/engine';
import { describe, expect, it } from 'vitest';
import { createDraft } from './experience-draft.ts';
import { findJavaScriptProblems } from './javascript-problems.ts';

const code = { field: 'javascript', operator: 'is_true', value: 'true' };
const device = { field: 'device', operator: 'is_one_of', value: ['mobile'] };

const define = (audience: object, kind: ExperienceDefinition['kind'] = 'test'): ExperienceDefinition => {
  const draft = createDraft({ id: 'a', seed: 'a', name: 'A', kind, variationIds: ['one', 'two'] });
  const result = readExperienceDefinition({ ...draft, audience });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.definition;
};
const paths = (audience: object, kind?: ExperienceDefinition['kind']) =>
  findJavaScriptProblems(define(audience, kind)).map(({ path }) => path);

describe('conditions in JavaScript', () => {
  it('are found where they stand', () => {
    const expression = { and: [{ or: [device, code] }, { not: code }] };
    expect(paths({ type: 'custom', expression })).toEqual([
      'definition.audience.expression.and[0].or[1]',
      'definition.audience.expression.and[1].not',
    ]);
    const rows = [device, code].map((when, index) => ({
      id: `row${index}`,
      when,
      action: { type: 'split' },
      counted: true,
    }));
    expect(paths({ type: 'advanced', rows, otherwise: { type: 'leave' } })).toEqual([
      'definition.audience.rows[1].when',
    ]);
  });

  it('are in no other audience', () => {
    expect(paths({ type: 'everyone' })).toEqual([]);
    expect(paths({ type: 'link', token: 'friends-and-family' }, 'personalization')).toEqual([]);
    expect(paths({ type: 'custom', expression: device })).toEqual([]);
  });
});
