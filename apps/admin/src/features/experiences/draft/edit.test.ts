import type { ExperienceDefinition } from '@facet/engine';
import type { Experience, ExperienceDraft } from '@facet/protocol';
import { expect, test } from 'vitest';
import { toId } from '../../../lib/ids.ts';
import {
  beginEdit,
  change,
  type Edit,
  follow,
  isDirty,
  isUnsaved,
  keepMine,
  noteSaved,
  noteUnanswered,
  settle,
  takeTheirs,
  toCurrent,
} from './edit.ts';
import { undoStep } from './history.ts';
import { toWire } from './wire.ts';

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
  archivedAt: null,
  warnings: [],
  draft: null,
  ...part,
});
const draft = (revision: number, name: string, part: Partial<ExperienceDraft> = {}): ExperienceDraft => ({
  name,
  definition: toWire({ ...definition, name }),
  revision,
  basedOn: 1,
  savedAt: '2026-11-24T12:00:00Z',
  savedBy: 'Ann',
  ...part,
});
const rename = (edit: Edit, name: string, atMs = 0) => change(edit, { name }, atMs);
const name = (edit: Edit) => toCurrent(edit).name;
const undo = (edit: Edit): Edit => ({ ...edit, history: undoStep(edit.history) });

test('an edit is dirty exactly while something differs from what is published', () => {
  const edit = beginEdit(experience());
  expect([isDirty(edit), isUnsaved(edit)]).toEqual([false, false]);
  const renamed = rename(edit, 'Other');
  expect([isDirty(renamed), isUnsaved(renamed)]).toEqual([true, true]);
  expect(isDirty(rename(renamed, 'Hero'))).toBe(false);
  expect(change(edit, { definition: { ...definition } }, 0)).toBe(edit);
});

test('an edit begins with the draft that is kept, whoever saved it', () => {
  const edit = beginEdit(experience({ draft: draft(7, 'Theirs') }));
  expect([name(edit), isDirty(edit), isUnsaved(edit), edit.kept?.savedBy]).toEqual([
    'Theirs',
    true,
    false,
    'Ann',
  ]);
});

test('what was saved is still to be published, and what was typed since still to be saved', () => {
  const sent = rename(beginEdit(experience()), 'Mine');
  const typedOn = rename(sent, 'Mine too', 100);
  const saved = noteSaved(typedOn, toCurrent(sent), draft(3, 'Mine'));
  expect([isDirty(saved), isUnsaved(saved), saved.kept?.revision]).toEqual([true, true, 3]);
  expect(isUnsaved(noteSaved(sent, toCurrent(sent), draft(3, 'Mine')))).toBe(false);
});

test('a start by somebody else goes along with what was typed', () => {
  const started = experience({
    revision: 2,
    status: 'running',
    definition: { ...definition, status: 'running' },
  });
  const edit = follow(rename(beginEdit(experience()), 'Mine'), started);
  expect([edit.base, edit.theirs, edit.joined]).toEqual([started, null, undefined]);
  expect(toCurrent(edit)).toEqual({ name: 'Mine', definition: { ...definition, status: 'running' } });
  expect(toCurrent(undo(edit)).definition.status).toBe('running');
});

test('an untouched edit follows what others save, publish and discard, and each is a step back', () => {
  const first = beginEdit(experience());
  const changed = follow(first, experience({ draft: draft(3, 'Theirs') }));
  expect([name(changed), isUnsaved(changed), changed.joined]).toEqual([
    'Theirs',
    false,
    { did: 'changed', by: 'Ann', at: '2026-11-24T12:00:00Z' },
  ]);
  expect(name(undo(changed))).toBe('Hero');
  const discarded = follow(changed, experience());
  expect([name(discarded), discarded.joined?.did, name(undo(discarded))]).toEqual([
    'Hero',
    'discarded',
    'Theirs',
  ]);
  const published = follow(changed, experience({ revision: 2, name: 'Hers' }));
  expect([name(published), published.joined?.did, isDirty(published)]).toEqual(['Hers', 'published', false]);
});

test('publishing by somebody else of just what is kept leaves what was typed on top of it', () => {
  const kept = beginEdit(experience({ draft: draft(3, 'Shared') }));
  const edit = follow(rename(kept, 'Shared and more'), experience({ revision: 2, name: 'Shared' }));
  expect([edit.theirs, edit.base.revision, edit.kept, name(edit)]).toEqual([
    null,
    2,
    null,
    'Shared and more',
  ]);
});

test('where both sides changed, nothing is taken or overwritten before somebody chooses', () => {
  const mine = rename(beginEdit(experience()), 'Mine');
  const theirs = experience({ draft: draft(3, 'Theirs') });
  const apart = follow(mine, theirs);
  expect([name(apart), apart.theirs, apart.base, apart.kept]).toEqual(['Mine', theirs, mine.base, null]);

  const taken = takeTheirs(apart);
  expect([name(taken), taken.theirs, isUnsaved(taken), taken.kept?.revision]).toEqual([
    'Theirs',
    null,
    false,
    3,
  ]);
  expect(name(undo(taken))).toBe('Mine');

  const own = keepMine(apart);
  expect([name(own), own.theirs, isUnsaved(own), own.kept?.revision]).toEqual(['Mine', null, true, 3]);
  expect(name(undo(own))).toBe('Theirs');
});

test('changes of somebody else in other places are taken in beside what was typed, and told', () => {
  const typed = rename(beginEdit(experience()), 'Mine');
  const theirs = draft(3, 'Hero', { definition: toWire({ ...definition, allocation: 0.5 }) });
  const merged = follow(typed, experience({ draft: theirs }));
  expect(toCurrent(merged)).toEqual({ name: 'Mine', definition: { ...definition, allocation: 0.5 } });
  expect([merged.theirs, merged.kept?.revision, isUnsaved(merged), merged.joined?.by]).toEqual([
    null,
    3,
    true,
    'Ann',
  ]);
  expect(merged.joined?.taken?.after.definition.allocation).toBe(0.5);
  // First what was typed here is taken back, then what others did.
  expect([name(undo(merged)), toCurrent(undo(merged)).definition.allocation]).toEqual(['Hero', 0.5]);
  expect(toCurrent(undo(undo(merged)))).toEqual(toCurrent(typed));
});

test('whoever is chosen where both changed the same, all else of both is kept', () => {
  const edit = beginEdit(experience());
  const mine = change(
    rename(edit, 'Mine'),
    { definition: { ...definition, group: { key: toId('g'), weight: 1 } } },
    0,
  );
  const theirs = draft(3, 'Theirs', { definition: toWire({ ...definition, allocation: 0.5 }) });
  const apart = follow(mine, experience({ draft: theirs }));
  for (const [chosen, title] of [
    [keepMine(apart), 'Mine'],
    [takeTheirs(apart), 'Theirs'],
  ] as const) {
    const { definition: both } = toCurrent(chosen);
    expect([name(chosen), both.allocation, both.group?.key]).toEqual([title, 0.5, 'g']);
    expect([chosen.theirs, isUnsaved(chosen)]).toEqual([null, true]);
  }
});

test('what arrived without an answer is nobody else’s, and what was typed since stays on top of it', () => {
  const sent = rename(beginEdit(experience()), 'Sent');
  const typedOn = rename(noteUnanswered(sent, toCurrent(sent)), 'Sent, and more');
  const edit = follow(typedOn, experience({ draft: draft(3, 'Sent') }));
  expect([name(edit), edit.theirs, edit.joined, edit.kept?.revision, isUnsaved(edit)]).toEqual([
    'Sent, and more',
    null,
    undefined,
    3,
    true,
  ]);
  const published = follow(noteUnanswered(sent, toCurrent(sent)), experience({ revision: 2, name: 'Sent' }));
  expect([isDirty(published), published.joined]).toEqual([false, undefined]);
});

test('where both sides came to the same, there is nothing to choose', () => {
  const edit = follow(rename(beginEdit(experience()), 'Same'), experience({ draft: draft(3, 'Same') }));
  expect([edit.theirs, isUnsaved(edit), edit.kept?.revision]).toEqual([null, false, 3]);
});

test('an answer that was overtaken changes nothing', () => {
  const edit = beginEdit(experience({ revision: 3, draft: draft(9, 'New') }));
  expect(follow(edit, experience({ revision: 2, name: 'Old' }))).toBe(edit);
  expect(follow(edit, experience({ revision: 3, draft: draft(8, 'Old') }))).toBe(edit);
  const sending = { ...rename(edit, 'Newer'), sending: true };
  expect(follow(sending, experience({ revision: 3, draft: draft(10, 'Newer') }))).toBe(sending);
});

test('what was typed while publishing stays, on the new base', () => {
  const sent = rename(beginEdit(experience()), 'Mine ');
  const published = experience({ revision: 2, name: 'Mine' });
  const typedOn = settle(rename(sent, 'Mine too', 100), toCurrent(sent), published);
  expect([typedOn.base, name(typedOn), isDirty(typedOn)]).toEqual([published, 'Mine too', true]);
  const done = settle(sent, toCurrent(sent), published);
  expect([name(done), isDirty(done), name(undo(done))]).toEqual(['Mine', false, 'Hero']);
});
