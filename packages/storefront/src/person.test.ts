import type { Assignment, ExperienceId, SegmentKey, Subject, VariationId } from '@facet/engine';
import { sealOf } from '@facet/engine';
import { expect, test } from 'vitest';
import { isVisitor } from './ids.ts';
import type { Memory } from './memory.ts';
import { findSubject, isSomebody, rememberNobody, rememberPerson } from './person.ts';

const vip = toId((id): id is SegmentKey => id === 'seg_vip', 'seg_vip');
const win = toId((id): id is SegmentKey => id === 'seg_win', 'seg_win');
const hello = toId((id): id is ExperienceId => id === 'hello', 'hello');
const anna = toId((id): id is Subject => id === 'subject-anna', 'subject-anna');
const ben = toId((id): id is Subject => id === 'subject-ben', 'subject-ben');

const memory: Memory = {
  visitor: toId(isVisitor, 'visitor-1'),
  since: 0,
  tokens: [],
  memberships: {},
  assignments: { visitor: {}, subject: {} },
  nobody: {},
  unsent: [],
};

function toAssignment(variation: string): Assignment {
  const isVariation = (id: string): id is VariationId => id !== '';
  return { kind: 'split', variation: toId(isVariation, variation), counted: true, at: 1 };
}

function toId<Id extends string>(is: (text: string) => text is Id, text: string): Id {
  if (!is(text)) throw new TypeError(text);
  return text;
}

test('an answer is remembered with the fingerprint of its token and times of this clock', () => {
  const before = Date.now();
  const change = rememberPerson(memory, 'token-1', {
    identity: 'identified',
    subject: anna,
    memberships: { [vip]: { state: 'in', ageMs: 5000 }, [win]: { state: 'unknown', cause: 'processing' } },
    assignments: { [hello]: toAssignment('b') },
  });
  const known: Memory = { ...memory, ...change };

  expect(findSubject(known, 'token-1')).toBe(anna);
  expect(findSubject(known, 'token-2')).toBeUndefined();
  expect(known.memberships[win]).toEqual({ state: 'unknown', cause: 'processing' });
  const membership = known.memberships[vip];
  if (membership?.state !== 'in') throw new Error('not in');
  expect(membership.readAt).toBeGreaterThanOrEqual(before - 5000);
  expect(membership.readAt).toBeLessThanOrEqual(Date.now() - 5000);
  expect(JSON.stringify(known)).not.toContain('token-1');
});

test('a further token of the same person is added, and the server has the last word on assignments', () => {
  const first: Memory = {
    ...memory,
    subject: anna,
    tokens: [sealOf('token-1')],
    assignments: { visitor: {}, subject: { [hello]: toAssignment('a') } },
  };
  const known: Memory = {
    ...first,
    ...rememberPerson(first, 'token-2', {
      identity: 'identified',
      subject: anna,
      memberships: {},
      assignments: { [hello]: toAssignment('b') },
    }),
  };

  expect([findSubject(known, 'token-1'), findSubject(known, 'token-2')]).toEqual([anna, anna]);
  expect(known.assignments.subject[hello]?.variation).toBe('b');
});

test('of another person nothing is left', () => {
  const first: Memory = {
    ...memory,
    subject: anna,
    tokens: [sealOf('token-1')],
    memberships: { [vip]: { state: 'in', readAt: 1 } },
    assignments: { visitor: { [hello]: toAssignment('v') }, subject: { [hello]: toAssignment('a') } },
  };
  const known: Memory = {
    ...first,
    ...rememberPerson(first, 'token-2', {
      identity: 'identified',
      subject: ben,
      memberships: { [win]: { state: 'out', ageMs: 0 } },
      assignments: {},
    }),
  };

  expect(findSubject(known, 'token-1')).toBeUndefined();
  expect(Object.keys(known.memberships)).toEqual([win]);
  expect(known.assignments).toEqual({ visitor: { [hello]: toAssignment('v') }, subject: {} });
});

test('a token that led to nobody is passed over, others are not', () => {
  const known = { ...memory, ...rememberNobody(memory, 'token-1') };

  expect([isSomebody(known, 'token-1'), isSomebody(known, 'token-2'), isSomebody(known, undefined)]).toEqual([
    false,
    true,
    false,
  ]);
});
