import type { ExperienceDefinition } from '@facet/engine';
import type { Store } from '@facet/protocol';
import type { FieldProblem } from '../../errors.ts';
import { findCodeProblems } from './code-problems.ts';
import { findJavaScriptProblems } from './javascript-problems.ts';
import { findRedirectProblems } from './redirect-problems.ts';

/** Finds what the engine takes and a store may not publish: code that cannot be read, and what its settings do not allow. */
export function findForbidden(
  definition: ExperienceDefinition,
  settings: Pick<Store['settings'], 'javascriptConditions' | 'origins'>,
): readonly FieldProblem[] {
  const problems = findCodeProblems(definition);
  if (problems.length > 0) return problems;
  return [
    ...(settings.javascriptConditions ? [] : findJavaScriptProblems(definition)),
    ...findRedirectProblems(definition, settings.origins),
  ];
}
