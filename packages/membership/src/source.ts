import type { Urgency } from './urgency.ts';

/**
 * Where answers come from; met by a Klaviyo client. Every method answers with a value: what was found, or why it
 * could not be asked. Throwing is for bugs.
 */
export type MembershipSource = {
  /** Whose exchange id is this? */
  identify(token: string, urgency: Urgency): Promise<SourceAnswer<IdentityFinding>>;
  /** Is the holder of this exchange id in the segment? `false` also where nobody is known by it. */
  hasHolder(segment: string, token: string, urgency: Urgency): Promise<SourceAnswer<boolean>>;
  /** Which of these people are in the segment? */
  membersAmong(segment: string, people: People, urgency: Urgency): Promise<SourceAnswer<ReadonlySet<string>>>;
  /** Which of these people are still there, rather than merged into somebody or deleted? */
  existingAmong(people: People, urgency: Urgency): Promise<SourceAnswer<ReadonlySet<string>>>;
  /** One page of a segment's members. */
  listMembers(question: MembersQuestion, urgency: Urgency): Promise<SourceAnswer<MembersPage>>;
};

/**
 * Profile ids, at most a hundred. Called when the question is about to be sent, so that whoever came while it waited
 * for its turn is asked about with it; none: nothing is asked.
 */
export type People = () => readonly string[];

/** Which members: from where on, and only those who joined after a moment (milliseconds since the epoch). */
export type MembersQuestion = {
  readonly segment: string;
  readonly cursor?: string;
  readonly joinedAfter?: number;
};

/** Up to a hundred members, and where the next ones begin. */
export type MembersPage = { readonly profileIds: readonly string[]; readonly nextCursor: string | undefined };

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
