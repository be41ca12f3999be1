import type { SourceFailure } from './source.ts';

/** Whether a subject is in a segment, or why that cannot be told now. `readAt` is by the resolver's clock. */
export type ResolvedMembership =
  | { readonly state: 'in' | 'out'; readonly readAt: number; readonly stale?: true }
  | { readonly state: 'unknown'; readonly cause: 'pending' | 'unreachable' };

/** Memberships by segment; every segment that was asked for is there. */
export type ResolvedMemberships = Readonly<Record<string, ResolvedMembership>>;

/** Why somebody is unidentified: not a token of this account, nobody's token, or one that cannot be resolved. */
export type UnidentifiedBecause = 'malformed' | 'foreign' | 'nobody' | 'unresolvable';

/**
 * What is known about the holder of a token. `failure` says that the source was asked and did not answer; what is
 * given beside it is from memory.
 */
export type Resolution =
  | {
      readonly identity: 'identified';
      readonly subject: string;
      readonly memberships: ResolvedMemberships;
      /** When the source said whose token it is; `null` where a subject was asked for. */
      readonly identityReadAt: number | null;
      readonly failure?: SourceFailure;
    }
  | {
      readonly identity: 'unidentified';
      readonly because: UnidentifiedBecause;
      readonly failure?: SourceFailure;
    }
  | { readonly identity: 'unreachable'; readonly retryAfterMs: number; readonly failure: SourceFailure }
  | { readonly identity: 'pending'; readonly retryAfterMs: number };
