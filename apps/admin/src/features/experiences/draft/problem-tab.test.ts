import { expect, test } from 'vitest';
import { findProblemTab, isAt, toEditorPath } from './problem-tab.ts';

test('a problem is shown at the tab that can mend it', () => {
  expect(findProblemTab('variations.1.changes.0.selector')).toBe('variations');
  expect(findProblemTab('audience.rows.0.when.and.0.or.1.value')).toBe('targeting');
  expect(findProblemTab('holdout')).toBe('targeting');
  expect(findProblemTab('pages.and.0')).toBe('pages');
  expect(findProblemTab('group.weight')).toBe('targeting');
  expect(findProblemTab('priority')).toBe('targeting');
  expect(findProblemTab('goals.0.event')).toBe('goals');
  expect(findProblemTab('schedule.end')).toBe('schedule');
  expect(findProblemTab('name')).toBeNull();
});

test('paths of the server and of the engine become the editor’s own', () => {
  expect(toEditorPath('definition.audience.expression')).toBe('audience.expression');
  expect(toEditorPath('definition.variations[1].changes[0].selector')).toBe(
    'variations.1.changes.0.selector',
  );
  expect(toEditorPath('name')).toBe('name');
});

test('a place holds what is inside it and not its neighbours', () => {
  expect(isAt('variations.1.changes.0', 'variations.1')).toBe(true);
  expect(isAt('variations.10', 'variations.1')).toBe(false);
});
