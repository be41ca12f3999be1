import type { ExperienceStatus, PersonalizationDefinition } from '@facet/engine';
import type { Experience } from '@facet/protocol';
import { expect, test } from 'vitest';
import { toId } from '../../lib/ids.ts';
import { listGroupNames, listOthersInGroup } from './exclusion-groups.ts';
import { listRivals } from './list-rivals.ts';

type Part = Partial<PersonalizationDefinition>;

const define = (id: string, part: Part = {}): PersonalizationDefinition => ({
  version: 1,
  id: toId(id),
  seed: id,
  kind: 'personalization',
  status: 'running',
  variations: [
    { id: toId('c'), control: true, weight: 1, changes: [] },
    { id: toId('v'), control: false, weight: 1, changes: [{ kind: 'text', selector: '#hero', value: id }] },
  ],
  pages: null,
  allocation: 1,
  audience: { type: 'everyone' },
  mode: { type: 'permanent' },
  holdout: 0,
  ...part,
});
const experience = (id: string, status: ExperienceStatus, part: Part = {}): Experience => ({
  id,
  name: id.toUpperCase(),
  kind: 'personalization',
  status,
  revision: 1,
  definition: define(id, { status, ...part }),
  updatedAt: '2026-11-23T12:00:00Z',
  startedAt: null,
  endedAt: null,
  warnings: [],
});

test('those that run or may run again compete, drafts and ended ones do not', () => {
  const statuses = ['draft', 'running', 'paused', 'ended'] as const;
  const rivals = listRivals(
    define('mine'),
    statuses.map((status) => experience(status, status)),
  );
  expect(rivals.map(({ other }) => other.id)).toEqual(['running', 'paused']);
  expect(rivals[0]?.selector).toBe('#hero');
});

test('a variable that both set is named', () => {
  const variations = define('mine').variations.map((each) =>
    each.control ? each : { ...each, changes: [{ kind: 'variable', name: 'layout', value: 1 } as const] },
  );
  const [rival] = listRivals(define('mine', { variations }), [experience('a', 'running', { variations })]);

  expect(rival).toMatchObject({ selector: null, variable: 'layout' });
});

test('the higher priority shows', () => {
  const others = [experience('a', 'running', { priority: 2 }), experience('b', 'running', { priority: -2 })];
  expect(listRivals(define('mine'), others).map(({ otherShows }) => otherShows)).toEqual([true, false]);
});

test('a group is called by the names of those in it that have not ended', () => {
  const group = (key: string) => ({ group: { key: toId(key), weight: 1 } });
  const experiences = [
    experience('a', 'running', group('Hero')),
    experience('b', 'draft', group('Hero')),
    experience('c', 'ended', group('Old')),
    experience('d', 'draft', group('Cart')),
  ];
  expect(listGroupNames(experiences)).toEqual(['Cart', 'Hero']);
  expect(listOthersInGroup(experiences, 'Hero', 'a').map(({ id }) => id)).toEqual(['b']);
});
