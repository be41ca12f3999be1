import type { Problem } from '@facet/protocol';

/** One thing that is wrong in what was sent: where, as a path with dots, and what. */
export type FieldProblem = { readonly path: string; readonly message: string };

/**
 * A call to the server that did not succeed. `code` is the server's own, or `network` (no answer at all) or
 * `unexpected` (an answer in a shape that this version of the admin does not know).
 */
export class ApiError extends Error {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly problems: readonly FieldProblem[];

  constructor(problem: Pick<Problem, 'code' | 'title' | 'detail' | 'status' | 'problems'>, cause?: unknown) {
    super(problem.detail, cause === undefined ? undefined : { cause });
    this.name = 'ApiError';
    this.code = problem.code;
    this.title = problem.title;
    this.status = problem.status;
    this.problems = problem.problems ?? [];
  }
}

/** What to tell people about anything that was thrown: a headline and a sentence. */
export function toErrorText(error: unknown): { readonly title: string; readonly detail: string } {
  if (error instanceof ApiError) {
    // The server's headline speaks of what a developer sent.
    const title = error.code === 'invalid_body' ? 'This cannot be used' : error.title;
    return { title, detail: error.message };
  }
  return {
    title: 'Something went wrong on this page',
    detail: 'Reload the page. If it happens again, tell whoever runs this installation.',
  };
}
