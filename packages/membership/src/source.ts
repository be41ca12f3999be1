/**
 * Where answers come from; met by a Klaviyo client. Every method answers with a value: what was found, or why it
 * could not be asked. Throwing is for bugs.
 */
export type MembershipSource = {
  /** Whose exchange id is this? */
  identify(token: string): Promise<SourceAnswer<IdentityFinding>>;
  /** Is the holder of this exchange id in the segment? `false` also where nobody is known by it. */
  hasHolder(segment: string, token: string): Promise<SourceAnswer<boolean>>;
  /** Which of these people, at most a hundred, are in the segment? */
  membersAmong(segment: string, profileIds: readonly string[]): Promise<SourceAnswer<ReadonlySet<string>>>;
};

/** Whose token it is: somebody's, nobody's, or one that cannot be resolved (any more). */
export type IdentityFinding =
  | { readonly state: 'known'; readonly profileId: string }
  | { readonly state: 'nobody' | 'unresolvable' };

/** What was found, or why it could not be asked. */
export type SourceAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: SourceFailure };

/**
 * Why the source could not be asked. `gone`: the segment does not exist. `throttled`: the budget is used up.
 * `refused`: the credential is no longer good.
 */
export type SourceFailure = {
  readonly reason: 'unavailable' | 'throttled' | 'refused' | 'gone';
  /** When to ask again, in milliseconds. */
  readonly retryAfterMs?: number;
};
