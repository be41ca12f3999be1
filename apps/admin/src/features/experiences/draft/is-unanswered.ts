import { ApiError } from '../../../lib/api/api-error.ts';

/** Whether what was sent may have arrived although nothing came back that says so. */
export function isUnanswered(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    (error.code === 'network' || error.code === 'unexpected' || error.status >= 500)
  );
}
