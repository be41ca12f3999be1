import { expect, test } from 'vitest';
import { findTargetName, toActionWords } from './action-words.ts';

test('a known action reads as a sentence, a new one as its words', () => {
  expect(toActionWords('experience.started')).toBe('started an experience');
  expect(toActionWords('goal.archived_twice')).toBe('goal archived twice');
});

test('the name after the change comes before the one it had', () => {
  expect(findTargetName({ before: { name: 'Old' }, after: { name: 'New' } })).toBe('New');
  expect(findTargetName({ before: { name: 'Gone' }, after: null })).toBe('Gone');
  expect(findTargetName({ before: { status: 'draft' }, after: 'text' })).toBeUndefined();
});
