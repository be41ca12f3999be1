import type { Problem } from '@facet/protocol';
import type { z } from 'zod';
import { findOutage } from '../db/sql-error.ts';
import { Failure, type FailureCode, type FieldProblem, failureKinds } from '../errors.ts';
import { listUnstorable } from './storable.ts';

/** The one media type of errors (RFC 9457). */
export const problemMediaType = 'application/problem+json';

/** Makes the body of an error. */
export function toProblem(failure: Failure): Problem {
  const { status, title } = failureKinds[failure.code];
  return {
    type: `urn:facet:problem:${failure.code}`,
    title,
    status,
    code: failure.code,
    detail: failure.message,
    ...(failure.problems === undefined ? {} : { problems: [...failure.problems] }),
  };
}

const byStatus: Readonly<Record<number, readonly [FailureCode, string]>> = {
  400: ['malformed_json', 'The body must be JSON, in UTF-8, as its content-length says.'],
  404: ['not_found', 'There is nothing at this address.'],
  405: ['method_not_allowed', 'This address does not offer this method.'],
  413: ['payload_too_large', 'Send less at once.'],
  414: ['not_found', 'There is nothing at this address.'],
  415: ['unsupported_media_type', 'Send application/json.'],
};

const outageWords = {
  full: 'The disk of the database is full, so nothing was changed. What was saved before is safe. Make room on it, then try again.',
  away: 'The database does not answer. Try again in a moment; if it stays so, look whether it runs.',
} as const;

/** Makes a failure of whatever was thrown: ours stays, the framework's is translated, a bug tells nothing. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof Error && 'code' in error && error.code === 'FST_ERR_BAD_URL') {
    return new Failure('not_found', 'This address is not properly escaped.', { cause: error });
  }
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    const known = byStatus[error.statusCode];
    if (known !== undefined) return new Failure(known[0], known[1], { cause: error });
  }
  const outage = findOutage(error);
  if (outage !== undefined) return new Failure('unavailable', outageWords[outage], { cause: error });
  return new Failure('internal', 'This is a mistake of the server. It is in its log.', { cause: error });
}

/** Reads untrusted input by a schema. Throws `invalid_body` or `invalid_query` listing everything that does not fit. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  code: 'invalid_body' | 'invalid_query',
): z.output<Schema> {
  const result = schema.safeParse(input);
  const problems = result.success ? listUnstorableProblems(result.data) : listProblems(result.error);
  if (result.success && problems.length === 0) return result.data;
  const where = code === 'invalid_body' ? 'body' : 'query';
  throw new Failure(
    code,
    `The ${where} does not fit in ${problems.length === 1 ? 'one place' : `${problems.length} places`}.`,
    {
      problems,
    },
  );
}

const mostProblems = 50;

function listProblems(error: z.ZodError): readonly FieldProblem[] {
  return error.issues
    .slice(0, mostProblems)
    .map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
}

function listUnstorableProblems(input: unknown): readonly FieldProblem[] {
  return listUnstorable(input, mostProblems).map((path) => ({
    path,
    message: 'This holds a character that does not exist: U+0000, or half of one.',
  }));
}
