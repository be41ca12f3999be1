import type { Context } from '../context.ts';
import type { Tier } from '../tiers.ts';
import type { Query, QueryRules } from './read-query.ts';

/** A call that has passed authentication, scopes, limits and the query's rules. */
export interface Call {
  readonly context: Context;
  readonly accountId: string;
  /** The `{id}` of the path; empty where the path has none. */
  readonly id: string;
  readonly query: Query;
  /** Absolute address as the caller wrote it. */
  readonly url: string;
}

/** One operation of the API as section 1 describes it. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET';
  /** `{id}` stands for one path segment. */
  readonly path: string;
  readonly scopes: readonly string[];
  /** How often it may be called. */
  readonly tier: Tier;
  readonly query: QueryRules;
  /** A further, account-wide limit when `additional-fields` are asked for (section 4). */
  readonly additionalTier?: Tier;
  /** The body of the 200, or a thrown ApiError. */
  readonly answer: (call: Call) => unknown;
}
