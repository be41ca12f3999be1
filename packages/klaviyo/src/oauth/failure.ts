import { ResponseBodyError, WWWAuthenticateChallengeError } from 'oauth4webapi';
import { KlaviyoError, type KlaviyoErrorKind } from '../klaviyo-error.ts';

/**
 * What went wrong in an OAuth call. The library's own errors carry whole bodies, tokens among them, so nothing of
 * them is passed on.
 */
export function toOAuthError(error: unknown, operation: 'token' | 'revoke'): KlaviyoError {
  if (error instanceof KlaviyoError) return error;
  if (error instanceof WWWAuthenticateChallengeError) {
    return new KlaviyoError('unauthorized', operation, error.status);
  }
  if (error instanceof ResponseBodyError) {
    const kind = toKind(error.error, error.status);
    return new KlaviyoError(kind, operation, error.status, kind === 'throttled' ? 60_000 : undefined);
  }
  const status = readStatus(error);
  if (status === 429) return new KlaviyoError('throttled', operation, status, 60_000);
  return new KlaviyoError('unavailable', operation, status);
}

function toKind(code: string, status: number): KlaviyoErrorKind {
  if (status === 429) return 'throttled';
  switch (code) {
    case 'invalid_grant':
    // Klaviyo's name for a refresh token that is expired or revoked (contract §2).
    case 'invalid_grant_type':
      return 'invalid_grant';
    case 'invalid_client':
    case 'unauthorized_client':
      return 'unauthorized';
    default:
      return status >= 500 ? 'unavailable' : 'bad_request';
  }
}

function readStatus(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  return error.cause instanceof Response ? error.cause.status : undefined;
}
