import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWhoResponse } from './read-who-response.ts';

const identified = {
  identity: 'identified',
  subject: 'subject-1',
  memberships: { vip: { state: 'in', ageMs: 3 }, win: { state: 'unknown', cause: 'processing' } },
  assignments: { hello: { kind: 'split', variation: 'b', counted: true, at: 5, until: 9 } },
};

test('each answer of the server is read', () => {
  expect(readWhoResponse(identified)).toEqual(identified);
  expect(readWhoResponse({ identity: 'unidentified' })).toMatchObject({ identity: 'unidentified' });
  expect(readWhoResponse({ identity: 'pending', retryAfterMs: 700 })).toEqual({
    identity: 'pending',
    retryAfterMs: 700,
  });
  expect(readWhoResponse({ identity: 'unreachable' })).toEqual({
    identity: 'unreachable',
    retryAfterMs: 1000,
  });
});

test.each([
  { ...identified, subject: '' },
  { ...identified, memberships: null },
  { ...identified, memberships: { vip: { state: 'in' } } },
  { ...identified, memberships: { vip: { state: 'perhaps', ageMs: 1 } } },
  { ...identified, memberships: { vip: true } },
  { ...identified, assignments: { hello: { kind: 'split' } } },
  { ...identified, identity: 'IDENTIFIED' },
])('an answer that is wrong in one place is no answer: %j', (value) => {
  expect(readWhoResponse(value)).toBeUndefined();
});

test('anything is read or refused, and nothing throws', () => {
  const known = [undefined, 'identified', 'unidentified', 'pending', 'unreachable'];

  expect(() =>
    fc.assert(fc.property(fc.anything(), (value) => known.includes(readWhoResponse(value)?.identity))),
  ).not.toThrow();
});
