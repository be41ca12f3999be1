import { expect, test } from 'vitest';
import { findEmailProblem, findMissing, findNewPasswordProblem } from './entry-rules.ts';

test.each(['ada@shop.example', '  ada+1@localhost  '])('%s can be an e-mail address', (email) => {
  expect(findEmailProblem(email)).toBeUndefined();
});

test.each(['ada', 'ada@', '@shop.example', 'ada lovelace@shop.example', 'a@b@c'])('%s is none', (email) => {
  expect(findEmailProblem(email)).toContain('not a whole e-mail address');
});

test('an empty field says what to do, and a short password by how much', () => {
  expect(findEmailProblem(' ')).toBe('Type an e-mail address.');
  expect(findMissing(' ', 'Type your name.')).toBe('Type your name.');
  expect(findMissing('Ada', 'Type your name.')).toBeUndefined();
  expect(findNewPasswordProblem('')).toBe('Think of a password.');
  expect(findNewPasswordProblem('123456789')).toBe('This is too short by one character.');
  expect(findNewPasswordProblem('1')).toBe('This is too short by 9 characters.');
  expect(findNewPasswordProblem('1234567890')).toBeUndefined();
});
