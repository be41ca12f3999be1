import { KlaviyoError } from '@facet/klaviyo';
import { BreakerOpenError, GateClosedError } from '@facet/membership';
import { Failure } from '../../errors.ts';

/** Whether Klaviyo, or our own limit towards it, is what failed. */
export function isKlaviyoFailure(error: unknown): boolean {
  return (
    error instanceof KlaviyoError || error instanceof GateClosedError || error instanceof BreakerOpenError
  );
}

/** What a member is told when a call to Klaviyo that they asked for fails. What is no failure of Klaviyo's stays. */
export function toMemberFailure(error: unknown): unknown {
  if (error instanceof GateClosedError) return toWait(error.retryAfterMs, error);
  if (error instanceof BreakerOpenError) return toUnreachable(error);
  if (!(error instanceof KlaviyoError)) return error;
  switch (error.kind) {
    case 'unauthorized':
    case 'invalid_grant':
      return new Failure(
        'klaviyo_refused',
        'Klaviyo no longer lets Facet in. Open the Klaviyo card on the integrations page and connect again.',
        { cause: error },
      );
    case 'throttled':
      return toWait(error.retryAfterMs ?? 60_000, error);
    case 'not_found':
      return new Failure('not_found', 'Klaviyo does not know this (any more).', { cause: error });
    case 'unavailable':
    case 'bad_request':
    case 'unresolvable_token':
      return toUnreachable(error);
  }
  return error;
}

function toUnreachable(cause: unknown): Failure {
  return new Failure(
    'klaviyo_unreachable',
    'Klaviyo does not answer properly at the moment. Try again in a minute.',
    { cause },
  );
}

function toWait(retryAfterMs: number, cause: unknown): Failure {
  return new Failure('klaviyo_rate_limited', "Klaviyo's rate limit is used up. Try again in a moment.", {
    retryAfterSeconds: Math.max(1, Math.ceil(retryAfterMs / 1000)),
    cause,
  });
}
