import { expect, test } from 'vitest';
import { listChanges } from './changes-since.ts';
import { asksAlike } from './look.ts';
import { decided, vera } from './testing/inspections.ts';

test('the same again is no change, however old it has become', () => {
  const memberships = vera.memberships.map((each) => ({ ...each, readAt: '2026-11-25T11:00:00.000Z' }));
  expect(listChanges(vera, { ...vera, memberships })).toEqual([]);
});

test('a segment that was left is told with what it changes', () => {
  const memberships = vera.memberships.map((each) => ({ ...each, state: 'out' as const }));
  const left = { ...decided({ variation: null, reason: 'not_in_audience' }, null), memberships };
  expect(listChanges(vera, left)).toEqual([
    { what: 'Segment “VIP”', before: 'In', after: 'Not in' },
    { what: '“VIP welcome”', before: 'Shows “For VIPs”', after: 'Shows the original' },
  ]);
});

test('another reason for the same is told by the reasons', () => {
  const [change] = listChanges(vera, decided({ reason: 'kept' }, 'For VIPs'));
  expect(change).toEqual({
    what: '“VIP welcome”',
    before: 'the visitor is in the audience',
    after: 'it was assigned earlier and is kept',
  });
});

test('who it is, and what began or ended, is told', () => {
  const nobody = { ...vera, identity: { ...vera.identity, state: 'unidentified' as const, subject: null } };
  expect(listChanges(nobody, vera)).toEqual([
    { what: 'Who it is', before: 'Not identified', after: 'Identified' },
  ]);
  const another = { ...vera, identity: { ...vera.identity, subject: 'somebody else' } };
  expect(listChanges(vera, another)).toEqual([
    { what: 'Who it is', before: 'One person', after: 'Another person' },
  ]);
  const none = { ...vera, experiences: [] };
  expect(listChanges(none, vera)).toEqual([
    { what: '“VIP welcome”', before: 'Did not run', after: 'Shows “For VIPs”' },
  ]);
  expect(listChanges(vera, none)).toEqual([
    { what: '“VIP welcome”', before: 'Shows “For VIPs”', after: 'No longer runs' },
  ]);
});

test('only other circumstances make another question', () => {
  const request = { input: 'x', device: 'mobile' } as const;
  expect(asksAlike(request, { ...request, refresh: true })).toBe(true);
  expect(asksAlike(request, { ...request, device: 'desktop' })).toBe(false);
});
