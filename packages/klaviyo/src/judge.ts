import { z } from 'zod';
import { KlaviyoError, type KlaviyoErrorKind } from './klaviyo-error.ts';
import type { KlaviyoAnswer } from './message.ts';

const errorBody = z.object({
  errors: z.array(z.object({ detail: z.string().optional() })).min(1),
});

const shortestWaitMs = 1000;
/** What asks for more is taken for nonsense: one call an hour does no harm. */
const longestWaitMs = 3_600_000;

/**
 * The body of a good answer, checked; anything else throws a `KlaviyoError`. A good status with a body of another
 * shape is `unavailable`: something other than Klaviyo's API spoke.
 */
export function readBody<T>(answer: KlaviyoAnswer, schema: z.ZodType<T>): T {
  if (answer.status !== 200) throw toError(answer);
  const parsed = schema.safeParse(answer.body);
  if (!parsed.success) throw new KlaviyoError('unavailable', answer.operation, answer.status);
  return parsed.data;
}

/** The same, for calls with a filter on `_kx`: there a 400 says that the token cannot be resolved (contract §1.1). */
export function readBodyForToken<T>(answer: KlaviyoAnswer, schema: z.ZodType<T>): T {
  if (answer.status === 400 && errorBody.safeParse(answer.body).success) {
    throw new KlaviyoError('unresolvable_token', answer.operation, answer.status);
  }
  return readBody(answer, schema);
}

function toError(answer: KlaviyoAnswer): KlaviyoError {
  const body = errorBody.safeParse(answer.body);
  const kind = toKind(answer.status, body.success);
  if (kind !== 'throttled') return new KlaviyoError(kind, answer.operation, answer.status);
  const detail = body.success ? body.data.errors[0]?.detail : undefined;
  const wantedMs = answer.retryAfterMs ?? readWaitMs(detail);
  const waitMs = Math.min(longestWaitMs, Math.max(shortestWaitMs, wantedMs));
  return new KlaviyoError(kind, answer.operation, answer.status, waitMs);
}

function toKind(status: number, isKlaviyos: boolean): KlaviyoErrorKind {
  if (status === 429) return 'throttled';
  if (!isKlaviyos || status >= 500) return 'unavailable';
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404) return 'not_found';
  return 'bad_request';
}

/** "Expected available in 1 second." where the header is missing (contract §4). */
function readWaitMs(detail: string | undefined): number {
  const match = detail?.match(/available in (\d+) second/);
  return match?.[1] === undefined ? shortestWaitMs : Number(match[1]) * 1000;
}
