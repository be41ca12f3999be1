import type { CodeProblem } from '@facet/engine';

/** What is wrong with code, as a sentence under its field. */
export function toCodeError(problem: CodeProblem | undefined): string | undefined {
  return problem && `In line ${problem.line}, ${problem.why}.`;
}
