import { expect, test } from 'vitest';
import { toMemberWords, toReadingProgress } from './reading-progress.ts';

test('where the count is known, the reading tells how much of it is done', () => {
  expect(toReadingProgress(1300, 5200)).toEqual({ words: '1,300 of 5,200 members', share: 0.25 });
});

test.each([
  ['nobody had it counted', 300, null],
  ['more were found than were counted', 300, 200],
  ['nobody was counted', 0, 0],
])('no share is claimed where %s', (_name, members, count) => {
  expect(toReadingProgress(members, count)).toEqual({ words: `${members} members so far`, share: null });
});

test('one member is not several', () => {
  expect([0, 1, 1234].map(toMemberWords)).toEqual(['0 members', '1 member', '1,234 members']);
});
