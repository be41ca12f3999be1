import { expect, test } from 'vitest';
import { toId } from '../ids.ts';
import { toGroupWords } from './group-words.ts';

const names = { ofSegment: (id: string) => id, ofExperience: (id: string) => id.toUpperCase() };

test.each(['held', 'drawn', 'waits'] as const)('%s names the other experience', (outcome) => {
  expect(toGroupWords({ step: 'group', outcome, other: toId('hero') }, names)).toMatch(/^“HERO” of its /);
});

test('the one that has the visitor needs no other', () => {
  expect(toGroupWords({ step: 'group', outcome: 'has', other: null }, names)).toBe(
    'Of its exclusion group, this one has the visitor',
  );
});
