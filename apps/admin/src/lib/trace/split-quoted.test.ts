import { expect, test } from 'vitest';
import { splitQuoted } from './split-quoted.ts';

test.each([
  ['It is running', ['It is running']],
  ['Shows “For VIPs”: because', ['Shows ', '[“For VIPs”]', ': because']],
  ['“A” shows “B”', ['[“A”]', ' shows ', '[“B”]']],
  ['is in “the “best” ones”, now', ['is in ', '[“the “best” ones”]', ', now']],
  ['a ” b “c', ['a ” b ', '[“c]']],
  ['', []],
])('%s', (sentence, pieces) => {
  const split = splitQuoted(sentence);
  expect(split.map(({ text, isQuoted }) => (isQuoted ? `[${text}]` : text))).toEqual(pieces);
  expect(split.map(({ text }) => text).join('')).toBe(sentence);
});
