import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** How stores are let in at Klaviyo; at most one connection a store. */
export type KlaviyoConnectionsTable = {
  id: string;
  store_id: string;
  method: 'oauth' | 'private_key';
  /** The grant as JSON, or the private key; sealed, bound to the store. */
  sealed_credential: string;
  account_id: string;
  account_name: string;
  /** The suffix of the account's exchange ids. */
  account_public_key: string;
  scopes: JsonColumn<readonly string[]>;
  connected_at: Date;
  state: 'active' | 'reconnect_needed' | 'degraded';
  /** Kind of the failure that led to the state; `null` while active. */
  failure: string | null;
  last_success_at: Date | null;
  segments_read_at: Date | null;
  /** Since when the catalogue is being read; `null` while it is not. */
  segments_reading_since: Date | null;
  /** When the reading last got on: one that died is taken over. */
  segments_reading_seen_at: Date | null;
  /** How many segments the reading has found so far. */
  segments_reading_found: Generated<number>;
  /** Whether the last reading ended early. */
  segments_interrupted: Generated<boolean>;
  /** Which process is renewing the grant, and until when nobody else may. */
  refresh_lease: string | null;
  refresh_lease_until: Date | null;
  /** Of the secret that Klaviyo's flows send along; `null` while no flow may send hints. */
  hint_secret_hash: string | null;
};

/** Sign-ins under way: from the click until Klaviyo sends the browser back. */
export type KlaviyoSignInsTable = {
  state_hash: string;
  store_id: string;
  member_id: string;
  /** The PKCE verifier; sealed, bound to the store. */
  sealed_verifier: string;
  expires_at: Date;
};
