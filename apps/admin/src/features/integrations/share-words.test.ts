import { expect, test } from 'vitest';
import { toShareWords } from './share-words.ts';

test.each([
  [null, 'No visitor has been asked about yet'],
  [0, '0 % since this server started'],
  [0.004, 'Less than 1 % since this server started'],
  [0.874, '87 % since this server started'],
  [0.9999, 'More than 99 % since this server started'],
  [1, '100 % since this server started'],
])('a share of %s reads as %s', (share, words) => {
  expect(toShareWords(share)).toBe(words);
});
