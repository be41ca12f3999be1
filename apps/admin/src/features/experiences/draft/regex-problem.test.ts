import { expect, test } from 'vitest';
import { findRegexProblem } from './regex-problem.ts';

test('what the engine cannot use is said in its words', () => {
  expect(findRegexProblem('(?=a)')).toBe('This cannot be used: only the groups ( ) and (?: ) are available.');
  expect(findRegexProblem('(a')).toBe('This cannot be used: a group is not closed: ) is missing.');
  expect(findRegexProblem('a'.repeat(501))).toMatch(/^This cannot be used: it has 501 characters/);
});

test('what can be used, and what is not typed yet, is no problem', () => {
  expect(findRegexProblem('^/(sale|outlet)/\\d{2,3}$')).toBeUndefined();
  expect(findRegexProblem(' ')).toBeUndefined();
});
