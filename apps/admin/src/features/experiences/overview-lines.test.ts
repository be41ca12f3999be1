import type { PersonalizationDefinition } from '@facet/engine';
import { expect, test } from 'vitest';
import { toId } from '../../lib/ids.ts';
import { toOverviewLines } from './overview-lines.ts';

const definition: PersonalizationDefinition = {
  version: 1,
  id: toId('e'),
  seed: 's',
  kind: 'personalization',
  status: 'draft',
  variations: [],
  pages: null,
  allocation: 1,
  audience: { type: 'link', token: 'k3y' },
  mode: { type: 'permanent' },
  holdout: 0,
};
const tell = (part: Partial<PersonalizationDefinition>) =>
  toOverviewLines({ ...definition, ...part }, (id) => id, 'Europe/Berlin').map((line) =>
    line.replaceAll(/\s/g, ' '),
  );

test('who and where is told always, the rest where it is set', () => {
  expect(tell({})).toEqual([
    'Visitors who came by its link, which ends in “k3y”.',
    'Whoever came by it once keeps it while it runs, also on later visits.',
    'On every page.',
  ]);
});

test('schedule, group and priority are told', () => {
  const group = { key: toId('Hero'), weight: 1 };
  expect(tell({ schedule: { end: '2026-12-01T00:00' }, group, priority: -3 }).slice(3)).toEqual([
    'While it is running, until Dec 1, 2026, 12:00 AM in the store’s time zone, Europe/Berlin.',
    'In the exclusion group “Hero”: a visitor is in at most one experience of it.',
    'Priority -3 among experiences that change the same.',
  ]);
});
