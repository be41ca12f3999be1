import { ApiError } from './api-error.ts';

/** What the server said of one field, where it did. */
export function findProblem(error: unknown, name: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.problems.find((problem) => problem.path === name)?.message;
}
