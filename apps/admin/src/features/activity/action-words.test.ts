import { expect, test } from 'vitest';
import { isAboutSegment, toActionWords, toTargetNames } from './action-words.ts';

test('a known action reads as a sentence, a new one as its words', () => {
  expect(toActionWords('experience.started')).toBe('started an experience');
  expect(toActionWords('goal.archived_twice')).toBe('goal archived twice');
});

test.each([
  ['segment.kept_ready', 'had a segment kept ready', true],
  ['segment.not_kept_ready', 'had a segment no longer kept ready', true],
  ['klaviyo.hints_allowed', 'allowed the fast lane, with a new secret', false],
  ['klaviyo.hints_ended', 'stopped the fast lane', false],
  ['person.erased', 'had a person forgotten', false],
])('%s reads as "%s"', (action, words, aboutSegment) => {
  expect(toActionWords(action)).toBe(words);
  expect(isAboutSegment(action)).toBe(aboutSegment);
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
