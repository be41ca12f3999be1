import { readExperienceDefinition } from '@facet/engine';
import type { FieldProblem } from '../../../lib/api/api-error.ts';
import type { Draft } from './draft.ts';
import { toPlainProblem } from './plain-problem.ts';
import { toEditorPath } from './problem-tab.ts';
import { listSelectorProblems } from './selector-problem.ts';

/** Problems as the engine or the server tells them, as the editor shows them. */
export function toProblems(
  problems: readonly FieldProblem[],
  definition: Draft['definition'],
): readonly FieldProblem[] {
  return problems.map(({ path, message }) =>
    toPlainProblem({ path: toEditorPath(path), message }, definition),
  );
}

/** What the engine finds wrong with a draft, what only a person's name for it can be, and what only a browser can tell. */
export function listProblems({ name, definition }: Draft): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (name.trim() === '') problems.push({ path: 'name', message: 'Give it a name.' });
  const result = readExperienceDefinition(definition);
  if (!result.ok) problems.push(...toProblems(result.problems, definition));
  problems.push(...listSelectorProblems(definition));
  return problems;
}
