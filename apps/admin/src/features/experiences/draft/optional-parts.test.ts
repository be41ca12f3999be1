import type { PersonalizationDefinition } from '@facet/engine';
import { expect, test } from 'vitest';
import { toId } from '../../../lib/ids.ts';
import { withGroup, withPriority, withSchedule } from './optional-parts.ts';

const definition: PersonalizationDefinition = {
  version: 1,
  id: toId('e'),
  seed: 's',
  kind: 'personalization',
  status: 'draft',
  variations: [],
  pages: null,
  allocation: 1,
  audience: { type: 'everyone' },
  mode: { type: 'permanent' },
  holdout: 0,
};

test('what is cleared leaves nothing behind', () => {
  const start = '2026-11-27T09:00';
  const scheduled = withSchedule(definition, { start, end: '' });
  expect(scheduled.schedule).toEqual({ start });
  expect(withSchedule(scheduled, { start: '', end: '' })).toEqual(definition);
  expect(withGroup(withGroup(definition, 'Hero'), ' ')).toEqual(definition);
  expect(withPriority(withPriority(definition, -5), 0)).toEqual(definition);
});

test('a group has the weight 1 at first, and keeps its weight under another name', () => {
  expect(withGroup(definition, 'Hero').group).toEqual({ key: 'Hero', weight: 1 });
  expect(withGroup(withGroup(definition, 'Hero', 3), 'Heroes').group).toEqual({ key: 'Heroes', weight: 3 });
});
