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
  email: string;
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
  members: Map<string, number>;
}

/** Lists exist beside segments and never appear under `/api/segments`. */
export interface List {
  readonly id: string;
  readonly accountId: string;
  name: string;
  createdMs: number;
  members: Map<string, number>;
}

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

/** Everything that Klaviyo knows, each collection by its own id. */
export interface WorldState {
  accounts: Map<string, Account>;
  users: Map<string, User>;
  profiles: Map<string, Profile>;
  segments: Map<string, Segment>;
  lists: Map<string, List>;
  tokens: Map<string, ExchangeToken>;
  installs: Map<string, Install>;
  codes: Map<string, AuthorizationCode>;
  refreshTokens: Map<string, RefreshToken>;
  accessTokens: Map<string, AccessToken>;
  privateKeys: Map<string, PrivateKey>;
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
