import { randomUUID } from 'node:crypto';

export interface ErrorSource {
  readonly pointer?: string;
  readonly parameter?: string;
}

/** A refusal in Klaviyo's words. Of the codes only `invalid` and `throttled` are known to be Klaviyo's own (section 1.0). */
export class ApiError extends Error {
  readonly id: string = randomUUID();
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly source: ErrorSource;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    title: string,
    detail: string,
    source: ErrorSource = { pointer: '/data/' },
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.title = title;
    this.source = source;
    this.headers = headers;
  }
}

/** 400 for a query parameter. */
export function parameterError(parameter: string, detail: string): ApiError {
  return new ApiError(400, 'invalid', 'Invalid input.', detail, { parameter });
}

export function notFoundError(detail: string): ApiError {
  return new ApiError(404, 'not_found', 'Not found.', detail);
}

/** 429: no RateLimit-* headers, only Retry-After (section 4). */
export function throttledError(seconds: number): ApiError {
  return new ApiError(
    429,
    'throttled',
    'Request was throttled.',
    `Request was throttled. Expected available in ${seconds} second${seconds === 1 ? '' : 's'}.`,
    { pointer: '/data/' },
    { 'retry-after': String(seconds) },
  );
}

export function unavailableError(status: number): ApiError {
  return status === 503
    ? new ApiError(
        503,
        'service_unavailable',
        'Service unavailable.',
        'The service is temporarily unavailable.',
      )
    : new ApiError(status, 'error', 'A server error occurred.', 'A server error occurred.');
}
