import { expect, it } from 'vitest';
import { toMemberCount } from './member-count.ts';

const earlier = new Date('2026-11-25T10:00:00Z');
const later = new Date('2026-11-25T11:00:00Z');
const never = { members: null, countedAt: null };
const read = (members: number, at: Date) => ({ members, readAt: at.getTime(), startedAt: null });

it('the newest that is remembered is told, whoever counted', () => {
  expect(toMemberCount({ members: 4, countedAt: earlier }, read(3, later))).toEqual({ count: 3, at: later });
  expect(toMemberCount({ members: 4, countedAt: later }, read(3, earlier))).toEqual({ count: 4, at: later });
});

it('one of the two is enough, and without either nothing is told', () => {
  expect(toMemberCount(never, read(0, later))).toEqual({ count: 0, at: later });
  expect(toMemberCount({ members: 0, countedAt: later }, undefined)).toEqual({ count: 0, at: later });
  expect(toMemberCount({ members: null, countedAt: later }, undefined)).toBeNull();
  expect(toMemberCount(never, undefined)).toBeNull();
});

it('a reading counts once it is whole, and not while it goes on', () => {
  const started = later.getTime();
  expect(toMemberCount(never, { members: 2, readAt: null, startedAt: started })).toBeNull();
  expect(toMemberCount(never, { members: 2, readAt: earlier.getTime(), startedAt: started })).toBeNull();
});
