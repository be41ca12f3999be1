/**
 * Every known way in which a request can fail: status and title for people, by the code that programs branch on.
 * The list is closed; `Failure` takes nothing else.
 */
export const failureKinds = {
  malformed_json: { status: 400, title: 'The body is not JSON' },
  invalid_body: { status: 400, title: 'The body does not fit' },
  invalid_query: { status: 400, title: 'The query does not fit' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  wrong_token: { status: 401, title: 'This token is not valid' },
  wrong_credentials: { status: 401, title: 'E-mail or password is wrong' },
  wrong_secret: { status: 403, title: 'The secret is wrong' },
  wrong_password: { status: 403, title: 'The present password is wrong' },
  entry_link_over: { status: 403, title: 'This link does not work any more' },
  wrong_setup_code: { status: 403, title: 'The set-up code is wrong' },
  forbidden: { status: 403, title: 'Your role does not allow this' },
  foreign_origin: { status: 403, title: 'This origin may not ask' },
  preview_wrong: { status: 403, title: 'This is no preview link of this store' },
  preview_over: { status: 403, title: 'This preview link is over' },
  not_found: { status: 404, title: 'There is nothing here' },
  unknown_store: { status: 404, title: 'There is no such store' },
  method_not_allowed: { status: 405, title: 'This method is not offered' },
  last_owner: { status: 409, title: 'Somebody has to own this installation' },
  email_taken: { status: 409, title: 'This e-mail address is taken' },
  not_confirmed: { status: 409, title: 'This was not confirmed' },
  owner_exists: { status: 409, title: 'The owner is already set up' },
  stale_revision: { status: 409, title: 'Somebody else saved in between' },
  stale_draft: { status: 409, title: 'Somebody else changed the draft in between' },
  status_not_allowed: { status: 409, title: 'This change of status is not possible' },
  archived: { status: 409, title: 'It is archived' },
  not_a_draft: { status: 409, title: 'Only a draft can be deleted' },
  klaviyo_not_connected: { status: 409, title: 'Klaviyo is not connected' },
  klaviyo_oauth_unavailable: { status: 409, title: 'Sign in with Klaviyo is not set up' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'This media type is not taken' },
  invalid_definition: { status: 422, title: 'The experience is not valid' },
  invalid_settings: { status: 422, title: 'The settings are not valid' },
  klaviyo_refused: { status: 422, title: 'Klaviyo refused' },
  rate_limited: { status: 429, title: 'Too many requests' },
  klaviyo_rate_limited: { status: 503, title: 'Klaviyo asks to wait' },
  klaviyo_unreachable: { status: 502, title: 'Klaviyo does not answer' },
  unavailable: { status: 503, title: 'Not available now' },
  internal: { status: 500, title: 'Something went wrong' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

/** One code of the closed list. */
export type FailureCode = keyof typeof failureKinds;

/** One thing that is wrong in a body: where, as a path with dots, and what. */
export type FieldProblem = { readonly path: string; readonly message: string };

type FailureDetails = {
  readonly problems?: readonly FieldProblem[];
  /** Seconds after which asking again makes sense; sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
};

/** Something that the operator has to put right before the server can run; told to them as it is, without a stack. */
export class OperatorError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
  }
}

/** A failure that is expected and told to the caller: code, and a sentence saying what was wrong and what to do. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly problems: readonly FieldProblem[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: FailureCode, detail: string, details: FailureDetails = {}) {
    super(detail, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'Failure';
    this.code = code;
    this.problems = details.problems;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}
