/** Whose token it is, as remembered; `readAt` is when the source said so, in milliseconds since the epoch. */
export type RememberedIdentity =
  | { readonly state: 'known'; readonly subject: string; readonly profileId: string; readonly readAt: number }
  | { readonly state: 'nobody' | 'unresolvable'; readonly readAt: number };

/** Whether a subject is in a segment, as remembered. */
export type RememberedMembership = { readonly state: 'in' | 'out'; readonly readAt: number };

/** Memberships of one subject by segment. */
export type MembershipsBySegment = ReadonlyMap<string, RememberedMembership>;

/**
 * Where answers are remembered, for one store. Keeps whatever it is given until told otherwise; how old an entry may
 * be is the resolver's business. Tokens and profile ids come in clear: an adapter that writes them down hashes or
 * encrypts them.
 */
export type MembershipCache = {
  findIdentity(token: string): Promise<RememberedIdentity | undefined>;
  saveIdentity(token: string, identity: RememberedIdentity): Promise<void>;
  findMemberships(subject: string, segments: readonly string[]): Promise<MembershipsBySegment>;
  saveMemberships(subject: string, memberships: MembershipsBySegment): Promise<void>;
  /** The profile behind a subject, where some token still leads to it. */
  findProfileId(subject: string): Promise<string | undefined>;
  /** Drops all memberships of a subject whose profile has vanished. */
  dropSubject(subject: string): Promise<void>;
};
