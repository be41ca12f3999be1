import type { Condition } from './condition.ts';

/** A tree of conditions. An empty `and` is true, an empty `or` is false. */
export type Expression =
  | { readonly and: readonly Expression[] }
  | { readonly or: readonly Expression[] }
  | { readonly not: Expression }
  | Condition;
