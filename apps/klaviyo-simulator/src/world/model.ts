/** A Klaviyo account. Its id is its public API key: six letters and digits, the suffix of every `_kx`. */
export interface Account {
  readonly id: string;
  organizationName: string;
  websiteUrl: string;
  senderEmail: string;
  timezone: string;
  locale: string;
  currency: string;
  industry: string;
  testAccount: boolean;
}

/** Somebody who can log in to Klaviyo and consent for the account. */
export interface User {
  readonly id: string;
  readonly accountId: string;
  name: string;
  email: string;
  password: string;
}

export interface Profile {
  readonly id: string;
  readonly accountId: string;
  readonly email: string;
  phoneNumber: string | null;
  firstName: string | null;
  lastName: string | null;
  externalId: string | null;
  createdMs: number;
  updatedMs: number;
}

export interface Segment {
  readonly id: string;
  readonly accountId: string;
  name: string;
  isActive: boolean;
  isProcessing: boolean;
  isStarred: boolean;
  createdMs: number;
  updatedMs: number;
  /** Profile id → when the profile most recently joined, in milliseconds since the epoch. */
  readonly members: ReadonlyMap<string, number>;
}

/** Lists exist beside segments and never appear under `/api/segments`. */
export interface List {
  readonly id: string;
  readonly accountId: string;
  name: string;
  createdMs: number;
  readonly members: ReadonlyMap<string, number>;
}

/** As they are kept: members come and go through members.ts alone, which keeps their orders up. */
export interface StoredSegment extends Segment {
  readonly members: Map<string, number>;
}
export interface StoredList extends List {
  readonly members: Map<string, number>;
}

/** Somebody who joins or leaves a segment when simulated time reaches `atMs` (milliseconds since the epoch). */
interface ScheduledMembership {
  readonly atMs: number;
  /** The segment's id. */
  readonly segment: string;
  /** The profile's id. */
  readonly profile: string;
  readonly change: 'in' | 'out';
}

/** A segment that is built, or frozen, or thawed again, when simulated time reaches `atMs`. */
interface ScheduledFlags {
  readonly atMs: number;
  readonly segment: string;
  readonly isActive?: boolean;
  readonly isProcessing?: boolean;
}

export type ScheduledChange = ScheduledMembership | ScheduledFlags;

export interface ExchangeToken {
  readonly token: string;
  readonly accountId: string;
  /** Null once the profile was deleted. */
  profileId: string | null;
  readonly createdMs: number;
  expiredMs: number | null;
  /** The link of the e-mail that carried it; null for tokens made otherwise. */
  readonly link: string | null;
}

/** One app in one account. Uninstalling keeps the record, for the page to show, and drops its tokens. */
export interface Install {
  readonly id: string;
  readonly clientId: string;
  readonly accountId: string;
  scopes: string[];
  installedMs: number;
  uninstalledMs: number | null;
}

export interface AuthorizationCode {
  readonly code: string;
  readonly clientId: string;
  readonly accountId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly scopes: string[];
  readonly expiresMs: number;
  used: boolean;
}

export interface RefreshToken {
  readonly token: string;
  readonly installId: string;
  lastUsedMs: number;
}

export interface AccessToken {
  readonly token: string;
  readonly installId: string;
  readonly scopes: string[];
  expiresMs: number;
}

export interface PrivateKey {
  readonly key: string;
  readonly accountId: string;
  readonly name: string;
  readonly scopes: string[];
}

/** Everything that Klaviyo knows, each collection by its own id, and what will change by itself. */
export interface WorldState {
  accounts: Map<string, Account>;
  users: Map<string, User>;
  profiles: Map<string, Profile>;
  segments: Map<string, StoredSegment>;
  lists: Map<string, StoredList>;
  tokens: Map<string, ExchangeToken>;
  installs: Map<string, Install>;
  codes: Map<string, AuthorizationCode>;
  refreshTokens: Map<string, RefreshToken>;
  accessTokens: Map<string, AccessToken>;
  privateKeys: Map<string, PrivateKey>;
  /** What is still to come, soonest first. */
  schedule: ScheduledChange[];
}

/** What a world may begin with: everything save what only OAuth and e-mails bring about. */
export interface SeedWorld {
  /** The first one is the account that the control API means when none is named. */
  readonly accounts: readonly Account[];
  readonly users: readonly User[];
  readonly profiles: readonly Profile[];
  readonly segments: readonly Segment[];
  readonly lists: readonly List[];
  readonly privateKeys: readonly PrivateKey[];
}
