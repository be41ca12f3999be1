import { readExperienceDefinition } from '@facet/engine';
import type { FieldProblem } from '../../../lib/api/api-error.ts';
import { toEditorPath } from './problem-tab.ts';
import type { Draft } from './rebase.ts';

/** What the engine finds wrong with a draft, and what only a person's name for it can be. */
export function listProblems({ name, definition }: Draft): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (name.trim() === '') problems.push({ path: 'name', message: 'Give it a name.' });
  const result = readExperienceDefinition(definition);
  if (!result.ok)
    problems.push(...result.problems.map(({ path, message }) => ({ path: toEditorPath(path), message })));
  return problems;
}
