import { expect, test } from 'vitest';
import { toActionWords, toTargetNames } from './action-words.ts';

test('a known action reads as a sentence, a new one as its words', () => {
  expect(toActionWords('experience.started')).toBe('started an experience');
  expect(toActionWords('goal.archived_twice')).toBe('goal archived twice');
});

test('a change is called by the newest name that its target has in the log', () => {
  const names = toTargetNames([
    { target: 'e1', before: { status: 'draft' }, after: { status: 'running' } },
    { target: 'e1', before: { name: 'Old' }, after: { name: 'New' } },
    { target: 'e1', before: null, after: { name: 'Old' } },
    { target: 'e2', before: { name: 'Gone' }, after: null },
    { target: 'e3', before: 'text', after: null },
  ]);
  expect([...names]).toEqual([
    ['e1', 'New'],
    ['e2', 'Gone'],
  ]);
});
