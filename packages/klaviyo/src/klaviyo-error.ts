/**
 * Every way in which Klaviyo can fail us: a closed list.
 *
 * - `unauthorized`: the credential was refused: a 401 or 403 whose body is JSON:API, or a refused client.
 * - `invalid_grant`: the refresh token or authorization code is no longer good (contract §2).
 * - `throttled`: over a rate limit; `retryAfterMs` says when to come back.
 * - `unavailable`: 5xx, an HTML 403 of the network in front (contract §1.0), network failure, timeout, nonsense.
 * - `bad_request`: Klaviyo refuses the request itself; ours to repair.
 * - `not_found`: the thing asked for does not exist (any more).
 * - `unresolvable_token`: a 400 to a filter on `_kx`: an expired or unknown exchange id (contract §1.1).
 */
export const klaviyoErrorKinds = [
  'unauthorized',
  'invalid_grant',
  'throttled',
  'unavailable',
  'bad_request',
  'not_found',
  'unresolvable_token',
] as const;
/** One way in which Klaviyo can fail us. */
export type KlaviyoErrorKind = (typeof klaviyoErrorKinds)[number];

/**
 * A failed call. The message names the operation and the status, never a token, an exchange id or a part of the
 * body; there is no `cause` for the same reason.
 */
export class KlaviyoError extends Error {
  readonly kind: KlaviyoErrorKind;
  /** What was called: an operation of the API, or `token` and `revoke` for OAuth. */
  readonly operation: string;
  /** HTTP status; absent where no answer came. */
  readonly status: number | undefined;
  /** With `throttled`: how long to wait, in milliseconds, at least one second. */
  readonly retryAfterMs: number | undefined;

  constructor(kind: KlaviyoErrorKind, operation: string, status?: number, retryAfterMs?: number) {
    super(`Klaviyo ${operation}: ${kind}${status === undefined ? '' : ` (HTTP ${status})`}`);
    this.name = 'KlaviyoError';
    this.kind = kind;
    this.operation = operation;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}
