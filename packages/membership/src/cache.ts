/** Whose token it is, as remembered; `readAt` is when the source last said so, in milliseconds since the epoch. */
export type RememberedIdentity =
  | { readonly state: 'known'; readonly subject: string; readonly profileId: string; readonly readAt: number }
  | { readonly state: 'nobody' | 'unresolvable'; readonly readAt: number };

/** Whether a subject is in a segment, as remembered. `renew`: somebody said that it may have changed. */
export type RememberedMembership = {
  readonly state: 'in' | 'out';
  readonly readAt: number;
  readonly renew?: true;
};

/** Memberships of one subject by segment. */
export type MembershipsBySegment = ReadonlyMap<string, RememberedMembership>;

/** Somebody whose profile is known. */
export type Person = { readonly subject: string; readonly profileId: string };

/** What was read about somebody. */
export type Reading = {
  readonly memberships: MembershipsBySegment;
  /** When the source said that the profile is there; absent where it was not asked. */
  readonly existedAt?: number;
  /** When to read all of it again ahead of time; absent where not all of it was read. */
  readonly dueAt?: number;
  /** Whether these are all segments in use: what is remembered of others stays only while it may be used. */
  readonly whole?: true;
};

/**
 * Where answers are remembered, for one store. `anew` looks past what this process has in its memory, since another
 * one may have written meanwhile. Keeps whatever it is given until told otherwise; how old an entry may
 * be is the resolver's business. Tokens and profile ids come in clear: an adapter that writes them down hashes or
 * encrypts them.
 */
export type MembershipCache = {
  /** Whether this process has the token in its memory; where that is absent, all is taken to be at hand. */
  isAtHand?(token: string): boolean;
  findIdentity(token: string, anew?: boolean): Promise<RememberedIdentity | undefined>;
  /** Saves whose token it is, and with it what was read about them. This process finds a whole reading at once. */
  saveIdentity(token: string, identity: RememberedIdentity, reading?: Reading): Promise<void>;
  findMemberships(
    subject: string,
    segments: readonly string[],
    anew?: boolean,
  ): Promise<MembershipsBySegment>;
  /** What is known of whoever a reading of a whole segment did not find. */
  findAbsent(segments: readonly string[]): Promise<MembershipsBySegment>;
  /** Adds to what is remembered of people who are known. */
  saveReadings(readings: ReadonlyMap<string, Reading>): Promise<void>;
  /** The profile behind a subject. */
  findProfileId(subject: string): Promise<string | undefined>;
  /** Drops all that is remembered of somebody whose profile has vanished. */
  dropSubject(subject: string): Promise<void>;
  /** A visit of somebody known. */
  noteSeen(subject: string): void;
  /**
   * Those whose time to be read again has come, the most overdue first; where there are some, filled up with those
   * who are next, up to `fillBefore`. Nobody whose last visit was before `seenSince`.
   */
  listDue(question: {
    readonly now: number;
    readonly fillBefore: number;
    readonly seenSince: number;
    readonly most: number;
  }): Promise<readonly Person[]>;
};
