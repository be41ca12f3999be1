import type { ExperienceDefinition } from '@facet/engine';
import type { Experience } from '@facet/protocol';
import { expect, test } from 'vitest';
import { toId } from '../../../lib/ids.ts';
import { type Edit, isDirty, rebase, settle, toDraft } from './rebase.ts';

const definition: ExperienceDefinition = {
  version: 1,
  id: toId('e1'),
  seed: 's',
  kind: 'test',
  status: 'draft',
  variations: [],
  pages: null,
  allocation: 1,
  audience: { type: 'everyone' },
};

const experience = (part: Partial<Experience> = {}): Experience => ({
  id: 'e1',
  name: 'Hero',
  kind: 'test',
  status: 'draft',
  revision: 1,
  definition,
  updatedAt: '2026-11-23T12:00:00Z',
  startedAt: null,
  endedAt: null,
  warnings: [],
  ...part,
});
const begin = (base: Experience): Edit => ({ base, draft: toDraft(base) });
const rename = (edit: Edit, name: string): Edit => ({ ...edit, draft: { ...edit.draft, name } });

test('an edit is dirty exactly while something differs from what is saved', () => {
  const edit = begin(experience());
  expect(isDirty(edit)).toBe(false);
  expect(isDirty(rename(edit, 'Other'))).toBe(true);
  expect(isDirty(rename(rename(edit, 'Other'), 'Hero'))).toBe(false);
});

test('an untouched edit follows a newer version', () => {
  const next = experience({ revision: 2, name: 'Theirs' });
  expect(rebase(begin(experience()), next)).toEqual(begin(next));
});

test('a start by somebody else goes along with what was typed', () => {
  const started = experience({
    revision: 2,
    status: 'running',
    definition: { ...definition, status: 'running' },
  });
  const edit = rebase(rename(begin(experience()), 'Mine'), started);
  expect(edit.base).toBe(started);
  expect(edit.draft).toEqual({ name: 'Mine', definition: { ...definition, status: 'running' } });
});

test('where both sides changed, the edit keeps its old base', () => {
  const mine = rename(begin(experience()), 'Mine');
  expect(rebase(mine, experience({ revision: 2, name: 'Theirs' }))).toBe(mine);
});

test('an answer that was overtaken changes nothing', () => {
  const edit = begin(experience({ revision: 3 }));
  expect(rebase(edit, experience({ revision: 2, name: 'Old' }))).toBe(edit);
});

test('what was typed while saving stays, on the new base', () => {
  const sent = rename(begin(experience()), 'Mine');
  const saved = experience({ revision: 2, name: 'Mine' });
  const typedOn = settle(rename(sent, 'Mine too'), sent.draft, saved);
  expect(typedOn.base).toBe(saved);
  expect(typedOn.draft.name).toBe('Mine too');
  expect(isDirty(settle(sent, sent.draft, saved))).toBe(false);
});
