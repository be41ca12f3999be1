import type { Context } from '../context.ts';
import type { Limit } from '../limits.ts';
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
  readonly limit: Limit;
  readonly query: QueryRules;
  /** A further, account-wide limit when `additional-fields` are asked for (section 4). */
  readonly additionalLimit?: Limit;
  /** The body of the 200, or a thrown ApiError. */
  readonly answer: (call: Call) => unknown;
}

/** The limits of the tiers that our operations lie in. */
export const tierL: Limit = { burst: 75, steady: 750 };
export const tierS: Limit = { burst: 3, steady: 60 };
export const tierXs: Limit = { burst: 1, steady: 15 };
