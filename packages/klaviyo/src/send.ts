import { KlaviyoError } from './klaviyo-error.ts';
import type { KlaviyoAnswer, KlaviyoRequest, RateLimit } from './message.ts';

/** The revision of Klaviyo's API that every request names (contract §1). */
const revision = '2026-07-15';

/** Where and for how long at most a request is sent. */
export type SendOptions = { readonly apiUrl: string; readonly timeoutMs: number };

/**
 * Sends a request with an `Authorization` header's value and returns the answer whatever its status. Only a request
 * without an answer throws: `unavailable`.
 */
export async function send(
  request: KlaviyoRequest,
  authorization: string,
  options: SendOptions,
): Promise<KlaviyoAnswer> {
  const { operation } = request;
  const query = new URLSearchParams(request.query).toString();
  const url = `${options.apiUrl}${request.path}${query === '' ? '' : `?${query}`}`;
  try {
    const response = await fetch(url, {
      headers: { authorization, revision, accept: 'application/vnd.api+json' },
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    const text = await response.text();
    return {
      operation,
      status: response.status,
      retryAfterMs: readSecondsMs(response.headers.get('retry-after')),
      rateLimit: readRateLimit(response.headers),
      body: readJson(text),
    };
  } catch {
    throw new KlaviyoError('unavailable', operation);
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readRateLimit(headers: Headers): RateLimit | undefined {
  const remaining = readWhole(headers.get('ratelimit-remaining'));
  const resetMs = readSecondsMs(headers.get('ratelimit-reset'));
  return remaining === undefined || resetMs === undefined ? undefined : { remaining, resetMs };
}

function readSecondsMs(header: string | null): number | undefined {
  const seconds = readWhole(header);
  return seconds === undefined ? undefined : seconds * 1000;
}

function readWhole(header: string | null): number | undefined {
  const text = header?.trim() ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
