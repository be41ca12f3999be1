import type { Segment } from '@facet/protocol';
import { expect, test } from 'vitest';
import { listTroubles, toStanding } from './standing.ts';

const segment = (name: string, part: Partial<Segment>): Segment => ({
  id: name,
  name,
  starred: false,
  state: 'active',
  exists: true,
  members: null,
  usedBy: [{ id: 'e1', name: 'Sale', status: 'running' }],
  users: 1,
  warm: null,
  ...part,
});

test('a segment that Klaviyo no longer lists is gone, whatever its state was', () => {
  expect(toStanding({ exists: false, state: 'active' })).toBe('gone');
  expect(toStanding({ exists: false, state: 'inactive' })).toBe('gone');
  expect(toStanding({ exists: true, state: 'inactive' })).toBe('inactive');
});

test('segments in use that do not work are told, the gravest first, and unused ones are not', () => {
  const troubles = listTroubles([
    segment('Fine', {}),
    segment('Computing', { state: 'processing' }),
    segment('Frozen', { state: 'inactive' }),
    segment('Frozen too', { state: 'inactive' }),
    segment('Frozen, unused', { state: 'inactive', usedBy: [] }),
    segment('Gone', { exists: false, state: 'inactive' }),
  ]);

  expect(troubles.map(({ standing, segment: { name } }) => [standing, name])).toEqual([
    ['gone', 'Gone'],
    ['inactive', 'Frozen'],
    ['inactive', 'Frozen too'],
    ['processing', 'Computing'],
  ]);
  expect(listTroubles([segment('Fine', {})])).toEqual([]);
});
