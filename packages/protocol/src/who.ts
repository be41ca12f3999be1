import type { Assignment, SegmentKey, Subject, UnknownCause } from '@facet/engine';
import { z } from 'zod';

/**
 * `POST /s/:publicKey/who`: which of the store's segments is the holder of this exchange id in? Sent as text/plain holding
 * JSON, so that browsers need no preflight. `token` is Klaviyo's exchange id (`_kx`), never part of an address. The answer
 * is a `Sealed<WhoResponse>`.
 */
export const whoRequestSchema = z.strictObject({
  visitor: z.string().min(8).max(64),
  token: z.string().min(3).max(512),
});
/** The body of a membership request. */
export type WhoRequest = z.infer<typeof whoRequestSchema>;

/** One membership on the wire: ages instead of times, since the browser's clock may be wrong. */
export type WireMembership =
  | { readonly state: 'in' | 'out'; readonly ageMs: number; readonly stale?: boolean }
  | { readonly state: 'unknown'; readonly cause: UnknownCause };

/**
 * What is answered, beside its seal. `unidentified`: Klaviyo knows nobody by this token. `unreachable`: Klaviyo could not
 * be asked; ask again after `retryAfterMs`. `pending`: still being resolved; ask again after `retryAfterMs`.
 */
export type WhoResponse =
  | {
      readonly identity: 'identified';
      readonly subject: Subject;
      readonly memberships: Readonly<Record<SegmentKey, WireMembership>>;
      /** First assignments of this subject, kept on the server, by experience. */
      readonly assignments: Readonly<Record<string, Assignment>>;
    }
  | { readonly identity: 'unidentified' }
  | { readonly identity: 'unreachable' | 'pending'; readonly retryAfterMs: number };
