/** Whose value is taken where both sides changed the same thing differently. */
export type Side = 'mine' | 'theirs';

/** Something that two sides changed, each by itself; `undefined` is absent. */
export type Sides<Value> = { readonly base: Value; readonly mine: Value; readonly theirs: Value };
