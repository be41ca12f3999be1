import type { SegmentKey, Subject } from '../definition/ids.ts';

/**
 * Why something about a visitor cannot be told.
 *
 * - `pending`: the answer is under way.
 * - `unidentified`: Klaviyo cannot identify the visitor.
 * - `no_consent`: the visitor has not agreed to be identified.
 * - `unreachable`: Klaviyo or Facet did not answer and nothing still valid is remembered.
 * - `processing`: Klaviyo is still computing the segment.
 * - `not_provided`: nobody said it: neither the page, nor the browser, nor a proxy.
 * - `failed`: what should have told it could not: JavaScript that throws, text too long to be searched.
 */
export const unknownCauses = [
  'pending',
  'unidentified',
  'no_consent',
  'unreachable',
  'processing',
  'not_provided',
  'failed',
] as const;
/** One cause of not knowing. */
export type UnknownCause = (typeof unknownCauses)[number];

/**
 * Whether one subject is in one segment. `readAt` is when it was read from Klaviyo, in milliseconds since the epoch
 * by the caller's clock; `stale` marks an answer served past its life while Klaviyo is unreachable.
 */
export type Membership =
  | { readonly state: 'in' | 'out'; readonly readAt: number; readonly stale?: boolean }
  | { readonly state: 'unknown'; readonly cause: UnknownCause };

/** The Klaviyo profile behind a visitor, or why there is none. */
export type Identity =
  | { readonly state: 'identified'; readonly subject: Subject }
  | { readonly state: 'unidentified' }
  | { readonly state: 'unknown'; readonly cause: 'pending' | 'no_consent' | 'unreachable' };

/** Memberships of the identified subject. A segment that is missing is unknown: `pending`. */
export type Memberships = Readonly<Partial<Record<SegmentKey, Membership>>>;
