import { expect, test } from 'vitest';
import { readKeptSession } from './kept-session.ts';

test('what the tab remembers of an open page is read whole or not at all', () => {
  const kept = { session: 's', variation: 'b', taken: 3, made: 2 };
  expect(readKeptSession(JSON.stringify(kept))).toEqual(kept);
  expect(readKeptSession(JSON.stringify({ ...kept, taken: '3' }))).toBeUndefined();
  expect(readKeptSession('{}')).toBeUndefined();
  expect(readKeptSession(null)).toBeUndefined();
});
