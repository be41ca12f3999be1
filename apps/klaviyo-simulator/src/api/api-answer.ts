import { type Answer, toJsonAnswer } from '../http/answer.ts';
import type { ApiError } from './api-error.ts';

/** JSON:API's media type, without a charset, on every body (section 1.0). */
const apiMediaType = 'application/vnd.api+json';

export function toApiAnswer(document: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return toJsonAnswer(200, document, apiMediaType, headers);
}

/** The error body of section 1.0, with the extra members that real bodies carry. */
export function toApiErrorAnswer(error: ApiError, headers: Readonly<Record<string, string>> = {}): Answer {
  const links =
    error.status === 429
      ? {
          links: {
            type: 'https://developers.klaviyo.com/en/docs/rate_limits_and_error_handling#rate-limits',
          },
        }
      : {};
  const body = {
    errors: [
      {
        id: error.id,
        status: error.status,
        code: error.code,
        title: error.title,
        detail: error.message,
        source: error.source,
        ...links,
        meta: {},
      },
    ],
  };
  return toJsonAnswer(error.status, body, apiMediaType, { ...headers, ...error.headers });
}
