import { ApiError } from '../../lib/api/api-error.ts';

/** The page that a preview link opens, as the server reads it: an address of the store, or a path from its root. */
export function toPagePath(text: string): string {
  const page = text.trim();
  return page.startsWith('/') || /^https?:/i.test(page) ? page : `/${page}`;
}

/** What the server says of the page of a link that it did not make; nothing where the page is not why. */
export function findPageProblem(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.problems.find(({ path }) => path === 'page')?.message;
}
