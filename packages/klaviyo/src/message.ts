import type { Operation } from './operation.ts';

/** A request as an operation describes it; `send` adds address, revision and credential. */
export type KlaviyoRequest = {
  readonly operation: Operation;
  /** Path below the API's base, beginning with a slash. */
  readonly path: string;
  /** Query parameters, not yet encoded; lists are joined by commas (contract §1.0). */
  readonly query: Readonly<Record<string, string>>;
};

/** An answer as it came in, before an operation judges it. */
export type KlaviyoAnswer = {
  readonly operation: Operation;
  readonly status: number;
  /** The `Retry-After` header, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** The `RateLimit-*` headers; `undefined` where they are missing, as they are on a 429 (contract §4). */
  readonly rateLimit: RateLimit | undefined;
  /** The parsed body; `undefined` where it was not JSON. */
  readonly body: unknown;
};

/** What Klaviyo says is left of the current minute. */
export type RateLimit = {
  /** Calls that may still be made; Klaviyo calls it approximate. */
  readonly remaining: number;
  /** How long the minute still lasts, in milliseconds. */
  readonly resetMs: number;
};
